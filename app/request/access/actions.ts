'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { wholeFirst } from '#domain/asked-data';
import { draftHere, keepHere } from '../../draft-here.ts';
import type { FormState } from '../../form-state.ts';
import { inAnotherLanguage } from '../../language/while-open.ts';
import { refuseForm } from '../../refuse.ts';

const lists = ['categories'];
const schema = z
  .object({ extent: z.enum(['all', 'some'], 'extent-missing'), categories: z.array(z.string().max(401)).max(500) })
  .refine(({ extent, categories }) => extent === 'all' || categories.length > 0, {
    path: lists,
    message: 'categories-missing',
  });

export async function chooseCategories(_: FormState, form: FormData): Promise<FormState> {
  const switched = await inAnotherLanguage(form);
  if (switched) return switched;
  const read = schema.safeParse({ extent: form.get('extent'), categories: form.getAll('categories') });
  if (!read.success) return refuseForm(read.error, form, lists);
  const { extent, categories } = read.data;
  const { access } = (await draftHere()).answers;
  await keepHere({ kind: 'access', access: { ...access, categories: extent === 'all' ? [] : wholeFirst(categories) } });
  redirect('/request/check');
}
