'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import type { Problem, Result } from '#domain/problems';
import { draftSettings } from '#requests/draft-settings';
import { offerSettings } from '#requests/offer-settings';
import { publishSettings } from '#requests/publish-settings';
import { saveSettings } from '#requests/save-settings';
import { withdrawSettings } from '#requests/withdraw-settings';
import { requireStaff } from '../../../auth.ts';
import { answerTo, type DeskAnswer } from '../../desk-answer.ts';

type Action = (previous: DeskAnswer, form: FormData) => Promise<DeskAnswer>;

const typedIn = (form: FormData) => ({
  organisation: form.get('organisation'),
  map: form.get('map'),
  why: form.get('why'),
  basedOn: form.get('basedOn'),
});

/** A file is longer than what other fields get back: all of it stands there again. */
function backWith(problems: readonly Problem[], form: FormData): DeskAnswer {
  const { values, ...answer } = answerTo(problems, form);
  const [organisation, map] = [String(form.get('organisation') ?? ''), String(form.get('map') ?? '')];
  return { ...answer, values: { ...values, organisation, map } };
}

export const draftSettingsAction: Action = async (_, form) => {
  const actor = await requireStaff('view-queue');
  const asked = { ...typedIn(form), submissionKey: form.get('key') };
  const drafted = await draftSettings({ actor, ...asked, now: new Date() });
  if (drafted.ok) redirect(`/desk/settings/versions/${drafted.value}`);
  return backWith(drafted.problems, form);
};

export const saveSettingsAction: Action = async (_, form) => {
  const actor = await requireStaff('view-queue');
  const asked = { ...typedIn(form), number: form.get('number'), seen: form.get('seen') };
  const saved = await saveSettings({ actor, ...asked, now: new Date() });
  if (!saved.ok) return backWith(saved.problems, form);
  redirect(`/desk/settings/versions/${form.get('number')}`);
};

function answer(result: Result<null>, form: FormData): DeskAnswer {
  revalidatePath('/desk', 'layout');
  return result.ok ? null : answerTo(result.problems, form);
}

export const offerSettingsAction: Action = async (_, form) => {
  const actor = await requireStaff('view-queue');
  const asked = { number: form.get('number'), seen: form.get('seen') };
  return answer(await offerSettings({ actor, ...asked, now: new Date() }), form);
};

export const publishSettingsAction: Action = async (_, form) => {
  const actor = await requireStaff('view-queue');
  const given = { code: form.get('code'), passkey: form.get('passkey') };
  return answer(await publishSettings({ actor, number: form.get('number'), ...given, now: new Date() }), form);
};

export const withdrawSettingsAction: Action = async (_, form) => {
  const actor = await requireStaff('view-queue');
  return answer(await withdrawSettings({ actor, number: form.get('number'), now: new Date() }), form);
};
