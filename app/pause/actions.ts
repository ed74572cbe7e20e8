'use server';

import { redirect } from 'next/navigation';
import { pauseDeletion } from '#requests/pause-deletion';
import type { FormState } from '../form-state.ts';
import { refuseProblems } from '../refuse.ts';

/** For whoever got the letter: the token is all the authority that there is, and it stops one deletion. */
export async function pause(_: FormState, form: FormData): Promise<FormState> {
  const paused = await pauseDeletion({ token: form.get('token'), now: new Date() });
  if (!paused.ok) return refuseProblems(paused.problems, form);
  redirect('/pause?done');
}
