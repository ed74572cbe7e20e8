'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { firstQuestion } from '#domain/draft';
import { kinds } from '#domain/kinds';
import { asksPlace } from '#requests/places';
import { keepHere } from '../../draft-here.ts';
import type { FormState } from '../../form-state.ts';
import { inAnotherLanguage } from '../../language/while-open.ts';
import { refuseForm } from '../../refuse.ts';

const schema = z.object({ kind: z.enum(kinds, 'kind-missing') });

export async function chooseKind(_: FormState, form: FormData): Promise<FormState> {
  const switched = await inAnotherLanguage(form);
  if (switched) return switched;
  const read = schema.safeParse({ kind: form.get('kind') });
  if (!read.success) return refuseForm(read.error, form);
  const { kind } = read.data;
  await keepHere({ kind });
  redirect(asksPlace(kind, new Date()) ? '/request/where' : firstQuestion(kind));
}
