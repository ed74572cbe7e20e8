'use server';

import { revalidatePath } from 'next/cache';
import { endOtherSessions } from '#requests/end-other-sessions';
import { endOwnSession } from '#requests/end-own-session';
import { requireStaff } from '../../auth.ts';
import { answerTo, type DeskAnswer } from '../desk-answer.ts';

export async function endSessionAction(_: DeskAnswer, form: FormData): Promise<DeskAnswer> {
  const actor = await requireStaff('view-queue');
  const ended = await endOwnSession({ actor, sessionId: form.get('sessionId'), now: new Date() });
  revalidatePath('/desk/sessions');
  return ended.ok ? null : answerTo(ended.problems, form);
}

export async function endOtherSessionsAction(_: DeskAnswer, form: FormData): Promise<DeskAnswer> {
  const actor = await requireStaff('view-queue');
  const ended = await endOtherSessions({ actor, now: new Date() });
  revalidatePath('/desk/sessions');
  return ended.ok ? null : answerTo(ended.problems, form);
}
