'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { draftHere, keepHere } from '../../../draft-here.ts';
import type { FormState } from '../../../form-state.ts';
import { inAnotherLanguage } from '../../../language/while-open.ts';
import { refuseForm } from '../../../refuse.ts';

const schema = z.object({ another: z.enum(['yes', 'no'], 'another-missing') });

export async function addAnother(_: FormState, form: FormData): Promise<FormState> {
  const switched = await inAnotherLanguage(form);
  if (switched) return switched;
  const read = schema.safeParse({ another: form.get('another') });
  if (!read.success) return refuseForm(read.error, form);
  redirect(read.data.another === 'yes' ? '/request/correct' : '/request/check');
}

export async function removeChange(form: FormData): Promise<void> {
  const at = Number(form.get('at'));
  const before = (await draftHere()).answers.correct?.changes ?? [];
  await keepHere({ kind: 'correct', correct: { changes: before.filter((_, index) => index !== at) } });
  redirect('/request/correct/changes');
}
