'use server';

import { redirect } from 'next/navigation';
import { preventSharing } from '#requests/prevent-sharing';
import type { FormState } from '../form-state.ts';
import { refuseProblems } from '../refuse.ts';
import { getLocale } from '../words.ts';

/** For whoever got the letter: the link says which address, and stops nothing else than passing its data on. */
export async function prevent(_: FormState, form: FormData): Promise<FormState> {
  const prevented = await preventSharing({ token: form.get('by'), language: await getLocale(), now: new Date() });
  if (!prevented.ok) return refuseProblems(prevented.problems, form);
  redirect('/prevent?done');
}
