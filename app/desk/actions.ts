'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { dropView } from '#requests/drop-view';
import { resumeRuns } from '#requests/resume-runs';
import { saveView } from '#requests/save-view';
import { writeQuery } from '#requests/write-query';
import { requireStaff } from '../auth.ts';
import { answerTo, type DeskAnswer, orLeave } from './desk-answer.ts';
import { queueAddress } from './queue-address.ts';

const lists = ['kind', 'state', 'owner'];

/** Leads to the page whose address is the query; of the lists only what was changed is written into it. */
export async function searchAction(form: FormData): Promise<void> {
  const actor = await requireStaff('view-queue');
  const changed = lists.filter((name) => form.has(name) && form.get(name) !== form.get(`was-${name}`));
  const chosen = Object.fromEntries(changed.map((name) => [name, String(form.get(name))]));
  const query = await writeQuery({ actor, text: String(form.get('q') ?? ''), chosen, now: new Date() });
  redirect(queueAddress(orLeave(query)));
}

export async function saveViewAction(_: DeskAnswer, form: FormData): Promise<DeskAnswer> {
  const actor = await requireStaff('view-queue');
  const saved = await saveView({ actor, name: form.get('name'), query: form.get('query'), now: new Date() });
  revalidatePath('/desk');
  return saved.ok ? null : answerTo(saved.problems, form);
}

export async function dropViewAction(_: DeskAnswer, form: FormData): Promise<DeskAnswer> {
  const actor = await requireStaff('view-queue');
  const dropped = await dropView({ actor, id: form.get('viewId'), now: new Date() });
  revalidatePath('/desk');
  return dropped.ok ? null : answerTo(dropped.problems, form);
}

export async function resumeRunsAction(_: DeskAnswer, form: FormData): Promise<DeskAnswer> {
  const actor = await requireStaff('view-queue');
  const resumed = await resumeRuns({ actor, now: new Date() });
  revalidatePath('/desk', 'layout');
  return resumed.ok ? null : answerTo(resumed.problems, form);
}
