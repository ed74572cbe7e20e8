'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { answerQuestion } from '#requests/answer-question';
import { appeal } from '#requests/appeal';
import { askAgain } from '#requests/ask-again';
import { confirm } from '#requests/confirm';
import { undoOptOut } from '#requests/undo-opt-out';
import { withdraw } from '#requests/withdraw';
import { writeToDesk } from '#requests/write-to-desk';
import { requirePerson, requireSender } from '../../auth.ts';
import type { FormState } from '../../form-state.ts';
import { inAnotherLanguage } from '../../language/while-open.ts';
import { refuseProblems } from '../../refuse.ts';
import { dropUnsent } from '../../unsent-here.ts';
import { safeWay } from '../../ways.ts';

export async function reply(id: string, _: FormState, form: FormData): Promise<FormState> {
  return say(id, form, answerQuestion);
}

export async function write(id: string, _: FormState, form: FormData): Promise<FormState> {
  return say(id, form, writeToDesk);
}

/** What the person says in the conversation, with a file or without. A file that cannot be kept is named again. */
async function say(id: string, form: FormData, verb: typeof writeToDesk): Promise<FormState> {
  const switched = await inAnotherLanguage(form);
  if (switched) return switched;
  const actor = await requireSender(safeWay(`/requests/${id}`), form);
  const [words, file, submissionKey] = ['words', 'file', 'submissionKey'].map((name) => form.get(name));
  const said = await verb({ actor, id, words, file, submissionKey, now: new Date() });
  if (!said.ok) {
    const refusal = await refuseProblems(said.problems, form);
    return file instanceof File && file.size > 0
      ? { ...refusal, values: { ...refusal.values, file: file.name } }
      : refusal;
  }
  await dropUnsent();
  revalidatePath('/requests', 'layout');
  redirect(`${safeWay(`/requests/${id}`)}#messages`);
}

export async function confirmOwn(id: string, _: FormState, form: FormData): Promise<FormState> {
  const actor = await requirePerson(safeWay(`/requests/${id}`));
  const confirmed = await confirm({ actor, id, now: new Date() });
  if (!confirmed.ok) return refuseProblems(confirmed.problems, form);
  revalidatePath('/requests', 'layout');
  redirect(safeWay(`/requests/${id}`));
}

export async function sendAppeal(id: string, _: FormState, form: FormData): Promise<FormState> {
  const switched = await inAnotherLanguage(form);
  if (switched) return switched;
  const actor = await requireSender(safeWay(`/requests/${id}/appeal`), form);
  const sent = await appeal({ actor, id, words: form.get('words'), now: new Date() });
  if (!sent.ok) return refuseProblems(sent.problems, form);
  await dropUnsent();
  revalidatePath('/requests', 'layout');
  redirect(safeWay(`/requests/${id}`));
}

export async function askCopyAgain(id: string, _: FormState, form: FormData): Promise<FormState> {
  const actor = await requirePerson(safeWay(`/requests/${id}`));
  const asked = await askAgain({ actor, id, submissionKey: form.get('submissionKey'), now: new Date() });
  if (!asked.ok) return refuseProblems(asked.problems, form);
  revalidatePath('/requests', 'layout');
  redirect(`/requests/${asked.value.id}/sent`);
}

export async function cancel(id: string, _: FormState, form: FormData): Promise<FormState> {
  const actor = await requirePerson(safeWay(`/requests/${id}/cancel`));
  const cancelled = await withdraw({ actor, id, now: new Date() });
  if (!cancelled.ok) return refuseProblems(cancelled.problems, form);
  // The browser's way back shows it as it is now.
  revalidatePath('/requests', 'layout');
  redirect(safeWay(`/requests/${id}/cancel`));
}

export async function undo(_: FormState, form: FormData): Promise<FormState> {
  const switched = await inAnotherLanguage(form);
  if (switched) return switched;
  const actor = await requirePerson('/opt-out/undo');
  const undone = await undoOptOut({ actor, id: String(form.get('requestId') ?? ''), now: new Date() });
  if (!undone.ok) return refuseProblems(undone.problems, form);
  redirect('/opt-out/undo?done');
}
