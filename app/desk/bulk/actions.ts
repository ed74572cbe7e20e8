'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { confirmBulk } from '#requests/confirm-bulk';
import { proposeBulk } from '#requests/propose-bulk';
import { stopBulk } from '#requests/stop-bulk';
import { requireStaff } from '../../auth.ts';
import { answerTo, type DeskAnswer } from '../desk-answer.ts';

const bulkAddress = (id: string): string => `/desk/bulk/${id}`;

export async function proposeBulkAction(_: DeskAnswer, form: FormData): Promise<DeskAnswer> {
  const actor = await requireStaff('view-queue');
  const said = (name: string) => String(form.get(name) ?? '');
  const proposed = await proposeBulk({
    actor,
    act: form.get('act'),
    typed: Object.fromEntries(['staffId', 'words', 'ground', 'reason', 'until'].map((name) => [name, form.get(name)])),
    which: said('all') === 'on' ? { query: said('q') } : { ids: said('ids').split(',') },
    submissionKey: form.get('submissionKey'),
    now: new Date(),
  });
  if (!proposed.ok) return answerTo(proposed.problems, form);
  redirect(bulkAddress(proposed.value));
}

export async function confirmBulkAction(_: DeskAnswer, form: FormData): Promise<DeskAnswer> {
  const actor = await requireStaff('view-queue');
  const id = String(form.get('bulkId') ?? '');
  const confirmed = await confirmBulk({ actor, id, count: form.get('count'), now: new Date() });
  revalidatePath(bulkAddress(id));
  return confirmed.ok ? null : answerTo(confirmed.problems, form);
}

export async function stopBulkAction(_: DeskAnswer, form: FormData): Promise<DeskAnswer> {
  const actor = await requireStaff('view-queue');
  const id = String(form.get('bulkId') ?? '');
  const stopped = await stopBulk({ actor, id, now: new Date() });
  revalidatePath(bulkAddress(id));
  return stopped.ok ? null : answerTo(stopped.problems, form);
}
