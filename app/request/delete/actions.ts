'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { keepHere } from '../../draft-here.ts';
import { type FormState, refuseForm } from '../../form-state.ts';

const schema = z.object({ scope: z.string('scope-missing').min(1, 'scope-missing').max(200, 'choice-unknown') });

export async function chooseScope(_: FormState, form: FormData): Promise<FormState> {
  const read = schema.safeParse({ scope: form.get('scope') });
  if (!read.success) return refuseForm(read.error, form);
  await keepHere({ kind: 'delete', delete: read.data });
  redirect('/request/check');
}
