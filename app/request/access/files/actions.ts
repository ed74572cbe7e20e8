'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { dataFormats, packageSizes } from '#domain/asked-data';
import { draftHere, keepHere } from '../../../draft-here.ts';
import type { FormState } from '../../../form-state.ts';
import { inAnotherLanguage } from '../../../language/while-open.ts';
import { refuseForm } from '../../../refuse.ts';

const schema = z.object({
  format: z.enum(['both', ...dataFormats], 'format-missing'),
  packageSize: z.literal(['one', ...packageSizes.map(String)], 'size-missing'),
});

/** Keeps which files are wanted and how large they may be. */
export async function chooseFiles(_: FormState, form: FormData): Promise<FormState> {
  const switched = await inAnotherLanguage(form);
  if (switched) return switched;
  const read = schema.safeParse({ format: form.get('format'), packageSize: form.get('packageSize') });
  if (!read.success) return refuseForm(read.error, form);
  const { format, packageSize } = read.data;
  const look = {
    format: format === 'both' ? undefined : format,
    packageSize: packageSizes.find((size) => String(size) === packageSize),
  };
  const { access } = (await draftHere()).answers;
  await keepHere({ kind: 'access', ...(access ? { access: { ...access, ...look } } : {}) });
  redirect(access ? '/request/check' : '/request/access');
}
