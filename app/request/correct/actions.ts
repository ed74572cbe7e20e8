'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import type { FormState } from '../../form-state.ts';
import { inAnotherLanguage } from '../../language/while-open.ts';
import { refuseForm } from '../../refuse.ts';

const schema = z.object({ field: z.string('field-missing').regex(/^[A-Za-z0-9_.-]{1,200}$/, 'field-missing') });

/** Nothing is kept yet: which field it is stands in the address, which is no personal data. */
export async function chooseField(_: FormState, form: FormData): Promise<FormState> {
  const switched = await inAnotherLanguage(form);
  if (switched) return switched;
  const read = schema.safeParse({ field: form.get('field') });
  if (!read.success) return refuseForm(read.error, form);
  redirect(`/request/correct/value?field=${encodeURIComponent(read.data.field)}`);
}
