'use server';

import { redirect } from 'next/navigation';
import { optIn } from '#requests/opt-in';
import { requirePerson } from '../../auth.ts';
import type { FormState } from '../../form-state.ts';
import { refuseProblems } from '../../refuse.ts';

/** The second of two steps: the first led to the page that has this button. */
export async function optInAgain(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requirePerson('/preferences');
  const done = await optIn({ actor, purpose: String(form.get('by') ?? ''), now: new Date() });
  if (!done.ok) return refuseProblems(done.problems, form);
  redirect('/preferences?done');
}
