'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { answers } from '#domain/answers';
import { answersOfDraft, firstQuestion } from '#domain/draft';
import { isRight, placesOffered } from '#requests/places';
import { draftHere, keepHere } from '../../draft-here.ts';
import type { FormState } from '../../form-state.ts';
import { inAnotherLanguage } from '../../language/while-open.ts';
import { refuseForm } from '../../refuse.ts';

/** Keeps where the person lives, and goes on with the question that is open. */
export async function choosePlace(_: FormState, form: FormData): Promise<FormState> {
  const switched = await inAnotherLanguage(form);
  if (switched) return switched;
  const now = new Date();
  const { kind } = (await draftHere()).answers;
  const known = ['unsure', ...placesOffered(now).map(({ law }) => law)];
  const schema = z.object({
    residence: z
      .string('residence-missing')
      .refine((law) => known.includes(law), 'residence-missing')
      .refine((law) => !kind || isRight(kind, law, now), 'kind-not-there'),
  });
  const read = schema.safeParse({ residence: form.get('residence') ?? undefined });
  if (!read.success) return refuseForm(read.error, form);
  const given = await keepHere(read.data);
  if (!given.kind) redirect('/request/kind');
  redirect(answers.safeParse(answersOfDraft(given)).success ? '/request/check' : firstQuestion(given.kind));
}
