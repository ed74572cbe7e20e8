'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { confirmHoldList } from '#requests/confirm-hold-list';
import { liftHoldList } from '#requests/lift-hold-list';
import { proposeHoldList } from '#requests/propose-hold-list';
import { viewHeldList } from '#requests/view-held-list';
import { requireStaff } from '../../../auth.ts';
import { answerOf, asStaff } from '../../as-staff.ts';
import { answerTo, type DeskAnswer } from '../../desk-answer.ts';
import { linesIn } from '../../lines-in.ts';
import type { Revealed } from '../../reveal-who.tsx';

/** Reads a list of people to be held; its page tells what it would do. */
export async function proposeHoldListAction(_: DeskAnswer, form: FormData): Promise<DeskAnswer> {
  const actor = await requireStaff('view-queue');
  const { again, ...list } = await linesIn(form);
  const proposed = await proposeHoldList({
    actor,
    ...list,
    reason: form.get('reason'),
    law: form.get('law'),
    reviewOn: form.get('reviewOn'),
    submissionKey: form.get('key'),
    now: new Date(),
  });
  if (proposed.ok) redirect(`/desk/holds/lists/${proposed.value}`);
  const answer = answerTo(proposed.problems, form);
  return { ...answer, values: { ...answer.values, lines: again } };
}

export async function confirmHoldListAction(_: DeskAnswer, form: FormData): Promise<DeskAnswer> {
  const actor = await requireStaff('view-queue');
  const confirmed = await confirmHoldList({ actor, id: String(form.get('listId') ?? ''), now: new Date() });
  revalidatePath('/desk/holds', 'layout');
  return confirmed.ok ? null : answerTo(confirmed.problems, form);
}

/** Shows for this one answer whom a list holds. */
export async function viewHeldListAction(_: Revealed, form: FormData): Promise<Revealed> {
  const asked = { listId: form.get('recordId'), reason: form.get('reason') };
  const shown = await asStaff(form, (actor, now) => viewHeldList({ actor, now, ...asked }));
  if (!shown.ok) return { answer: await answerOf(shown.problems, form), shown: null };
  return { answer: null, shown: [{ name: 'Held', value: shown.value.join('\n') }] };
}

/** Lets everybody of a list go, or the one whose address was typed. */
export async function liftHoldListAction(_: DeskAnswer, form: FormData): Promise<DeskAnswer> {
  const actor = await requireStaff('view-queue');
  const [listId, email, reason] = ['listId', 'email', 'reason'].map((name) => form.get(name));
  const lifted = await liftHoldList({ actor, listId, email, reason, now: new Date() });
  revalidatePath('/desk/holds');
  return lifted.ok ? null : answerTo(lifted.problems, form);
}
