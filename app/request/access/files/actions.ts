'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { copyLook } from '#domain/answers';
import { draftHere, keepHere } from '../../../draft-here.ts';
import type { FormState } from '../../../form-state.ts';
import { inAnotherLanguage } from '../../../language/while-open.ts';
import { refuseForm } from '../../../refuse.ts';

const schema = z.object({
  format: z
    .literal('both')
    .transform(() => undefined)
    .or(copyLook.shape.format.unwrap()),
  packageSize: z
    .literal('one')
    .transform(() => undefined)
    .or(z.coerce.number().pipe(copyLook.shape.packageSize.unwrap())),
});

/** Keeps which files are wanted and how large they may be. */
export async function chooseFiles(_: FormState, form: FormData): Promise<FormState> {
  const switched = await inAnotherLanguage(form);
  if (switched) return switched;
  const read = schema.safeParse({ format: form.get('format'), packageSize: form.get('packageSize') });
  if (!read.success) return refuseForm(read.error, form);
  const { access } = (await draftHere()).answers;
  await keepHere({ kind: 'access', ...(access ? { access: { ...access, ...read.data } } : {}) });
  redirect(access ? '/request/check' : '/request/access');
}
