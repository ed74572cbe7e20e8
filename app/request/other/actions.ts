'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { topics } from '#domain/kinds';
import { keepHere } from '../../draft-here.ts';
import type { FormState } from '../../form-state.ts';
import { inAnotherLanguage } from '../../language/while-open.ts';
import { refuseForm } from '../../refuse.ts';

const words = z.string().trim().min(1, 'words-missing').max(4000, 'answer-too-long');
const schema = z.object({ topic: z.enum(topics, 'topic-missing'), words });

export async function describeOther(_: FormState, form: FormData): Promise<FormState> {
  const switched = await inAnotherLanguage(form);
  if (switched) return switched;
  const read = schema.safeParse({ topic: form.get('topic'), words: form.get('words') ?? '' });
  if (!read.success) return refuseForm(read.error, form);
  await keepHere({ kind: 'other', other: read.data });
  redirect('/request/check');
}
