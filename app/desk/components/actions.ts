'use server';

import { requireStaff } from '../../auth.ts';
import type { FormState } from '../../form-state.ts';
import { valuesOf } from '../../form-state.ts';
import { refuseProblems } from '../../refuse.ts';
import type { DeskAnswer } from '../desk-answer.ts';
import { exampleQuestions } from './example-form.ts';

/** Takes nothing and keeps nothing: says what a form without scripts is told about answers that lack. */
export async function exampleAction(_: FormState, form: FormData): Promise<FormState> {
  await requireStaff('view-queue');
  const lacking = exampleQuestions.flatMap(({ name, missing }) =>
    missing && !form.get(name) ? [{ field: name, code: missing }] : [],
  );
  return lacking.length > 0 ? refuseProblems(lacking, form) : null;
}

/** Refuses everything, as a form of the desk does: one problem of the whole form, one at its field. */
export async function exampleDeskAction(_: DeskAnswer, form: FormData): Promise<DeskAnswer> {
  await requireStaff('view-queue');
  const problems = { '': 'Somebody else was faster. Nothing was changed.', words: 'Write a few words' };
  return { problems, values: valuesOf(form, ['about']) };
}
