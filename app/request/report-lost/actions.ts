'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { keepHere } from '../../draft-here.ts';
import type { FormState } from '../../form-state.ts';
import { inAnotherLanguage } from '../../language/while-open.ts';
import { refuseForm } from '../../refuse.ts';

const lists = ['items'];
const schema = z.object({ items: z.array(z.string().max(200)).min(1, 'items-missing').max(20) });

export async function chooseItems(_: FormState, form: FormData): Promise<FormState> {
  const switched = await inAnotherLanguage(form);
  if (switched) return switched;
  const read = schema.safeParse({ items: form.getAll('items') });
  if (!read.success) return refuseForm(read.error, form, lists);
  await keepHere({ kind: 'report-lost', 'report-lost': read.data });
  redirect('/request/check');
}
