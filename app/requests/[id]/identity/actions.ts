'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { answerFacts } from '#requests/answer-facts';
import { askPostedCode } from '#requests/ask-posted-code';
import { declareIdentity } from '#requests/declare-identity';
import { enterPostedCode } from '#requests/enter-posted-code';
import { mapFace } from '#requests/map-face';
import { requirePerson, requireSender } from '../../../auth.ts';
import type { FormState } from '../../../form-state.ts';
import { inAnotherLanguage } from '../../../language/while-open.ts';
import { refuseProblems } from '../../../refuse.ts';
import { dropUnsent } from '../../../unsent-here.ts';
import { safeWay } from '../../../ways.ts';
import { getTranslations } from '../../../words.ts';

export async function giveFacts(id: string, _: FormState, form: FormData): Promise<FormState> {
  const switched = await inAnotherLanguage(form);
  if (switched) return switched;
  const actor = await requireSender(safeWay(`/requests/${id}/identity`), form);
  const given = (await mapFace()).facts.map((_fact, at) => form.get(`fact-${at}`));
  const taken = await answerFacts({ actor, id, given, now: new Date() });
  if (!taken.ok) return refuseProblems(taken.problems, form);
  await dropUnsent();
  revalidatePath('/requests', 'layout');
  redirect(safeWay(`/requests/${id}`));
}

export async function declare(id: string, _: FormState, form: FormData): Promise<FormState> {
  const switched = await inAnotherLanguage(form);
  if (switched) return switched;
  const actor = await requireSender(safeWay(`/requests/${id}/identity/otherwise`), form);
  const t = await getTranslations('identity');
  const statements = { plain: t('statement.plain'), perjury: t('statement.perjury') };
  const [name, agrees] = [form.get('name'), form.get('agrees') === 'yes'];
  const signed = await declareIdentity({ actor, id, name, agrees, statements, now: new Date() });
  if (!signed.ok) return refuseProblems(signed.problems, form);
  await dropUnsent();
  revalidatePath('/requests', 'layout');
  redirect(safeWay(`/requests/${id}`));
}

export async function askCode(id: string, _: FormState, form: FormData): Promise<FormState> {
  const actor = await requirePerson(safeWay(`/requests/${id}/identity/otherwise`));
  const asked = await askPostedCode({ actor, id, now: new Date() });
  if (!asked.ok) return refuseProblems(asked.problems, form);
  revalidatePath('/requests', 'layout');
  redirect(safeWay(`/requests/${id}`));
}

export async function giveCode(id: string, _: FormState, form: FormData): Promise<FormState> {
  const switched = await inAnotherLanguage(form);
  if (switched) return switched;
  const actor = await requireSender(safeWay(`/requests/${id}/identity/code`), form);
  const given = await enterPostedCode({ actor, id, code: form.get('code'), now: new Date() });
  if (!given.ok) return refuseProblems(given.problems, form);
  await dropUnsent();
  revalidatePath('/requests', 'layout');
  redirect(safeWay(`/requests/${id}`));
}
