'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { checkObjection } from '#domain/objection';
import { mapFace } from '#requests/map-face';
import { organisation } from '#requests/organisation';
import { keepHere } from '../../draft-here.ts';
import type { FormState } from '../../form-state.ts';
import { inAnotherLanguage } from '../../language/while-open.ts';
import { refuseForm, refuseProblems } from '../../refuse.ts';

const schema = z.object({
  scope: z.string('scope-missing').min(1, 'scope-missing').max(200, 'choice-unknown'),
  policyVersion: z.string().max(500, 'choice-unknown').optional(),
});

export async function chooseScope(_: FormState, form: FormData): Promise<FormState> {
  const switched = await inAnotherLanguage(form);
  if (switched) return switched;
  const read = schema.safeParse({ scope: form.get('scope'), policyVersion: form.get('policyVersion') ?? undefined });
  if (!read.success) return refuseForm(read.error, form);
  const { scope, policyVersion } = read.data;
  const answers = { kind: 'delete' as const, scope, note: '', ...(policyVersion ? { policyVersion } : {}) };
  const checked = checkObjection(answers, await mapFace(), organisation().policies);
  if (!checked.ok) return refuseProblems(checked.problems, form);
  await keepHere({ kind: 'delete', delete: read.data });
  redirect('/request/check');
}
