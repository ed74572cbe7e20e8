'use server';

import { redirect } from 'next/navigation';
import { optOutByMailing } from '#requests/opt-out-by-mailing';
import type { FormState } from '../../form-state.ts';
import { refuseProblems } from '../../refuse.ts';
import { getLocale } from '../../words.ts';

/** For whoever got the mailing: the link says which address, and stops nothing but what the mailing was. */
export async function stopMailing(_: FormState, form: FormData): Promise<FormState> {
  const done = await optOutByMailing({ token: form.get('by'), language: await getLocale(), now: new Date() });
  if (!done.ok) return refuseProblems(done.problems, form);
  redirect('/opt-out/mailing?done');
}
