'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { checkChange } from '#domain/choices';
import { mapFace } from '#requests/map-face';
import { draftHere, keepHere } from '../../../draft-here.ts';
import type { FormState } from '../../../form-state.ts';
import { inAnotherLanguage } from '../../../language/while-open.ts';
import { refuseForm, refuseProblems } from '../../../refuse.ts';

const words = z.string().trim().max(1000, 'answer-too-long');
const schema = z
  .object({
    field: z.string().regex(/^[A-Za-z0-9_.-]{1,200}$/, 'choice-unknown'),
    was: words,
    value: words.min(1, 'value-missing'),
    change: z.coerce.number().int().min(0).max(19).optional(),
  })
  .refine(({ was, value }) => was !== value, { path: ['value'], message: 'value-unchanged' });

export async function keepChange(_: FormState, form: FormData): Promise<FormState> {
  const switched = await inAnotherLanguage(form);
  if (switched) return switched;
  const read = schema.safeParse(Object.fromEntries(form));
  if (!read.success) return refuseForm(read.error, form);
  const { change: at, ...change } = read.data;
  const checked = checkChange(change, await mapFace());
  if (!checked.ok) return refuseProblems(checked.problems, form);
  const before = (await draftHere()).answers.correct?.changes ?? [];
  // The same field of the same old value is the same change: sent twice it is there once.
  const others = before.filter((one, index) => index !== at && (one.field !== change.field || one.was !== change.was));
  if (others.length >= 20) return refuseForm(tooMany, form);
  await keepHere({ kind: 'correct', correct: { changes: [...others, change] } });
  redirect('/request/correct/changes');
}

const tooMany = new z.ZodError([{ code: 'custom', path: [''], message: 'too-many-changes', input: undefined }]);
