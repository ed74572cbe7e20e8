'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { changeOwnData } from '#requests/change-own-data';
import { requireSender } from '../../auth.ts';
import type { FormState } from '../../form-state.ts';
import { inAnotherLanguage } from '../../language/while-open.ts';
import { refuseForm, refuseProblems } from '../../refuse.ts';
import { dropUnsent, keepUnsent } from '../../unsent-here.ts';
import { getLocale } from '../../words.ts';

const words = z.string().max(1000, 'answer-too-long');
const schema = z.object({
  field: z.string('choice-unknown').regex(/^[^\0]{1,200}$/, 'choice-unknown'),
  was: words,
  value: words.trim().min(1, 'value-missing'),
  submissionKey: z.string('page-expired'),
});

export async function changeField(_: FormState, form: FormData): Promise<FormState> {
  const switched = await inAnotherLanguage(form);
  if (switched) return switched;
  const actor = await requireSender('/my-data', form);
  const read = schema.safeParse(Object.fromEntries(form));
  if (!read.success) return refuseForm(read.error, form);
  const changed = await changeOwnData({ ...read.data, actor, language: await getLocale(), now: new Date() });
  if (!changed.ok && changed.problems.some(({ code }) => code === 'proof-too-old')) {
    await keepUnsent('/my-data', form);
    redirect('/prove?next=/my-data');
  }
  if (!changed.ok) return refuseProblems(changed.problems, form);
  await dropUnsent();
  redirect(`/requests/${changed.value.id}`);
}
