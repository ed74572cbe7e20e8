'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { confirmImport } from '#requests/confirm-import';
import { proposeImport } from '#requests/propose-import';
import { requireStaff } from '../../../auth.ts';
import { answerTo, type DeskAnswer } from '../../desk-answer.ts';
import { linesIn } from '../../lines-in.ts';

/** Reads a table of past requests; its page tells what would come of it. */
export async function proposeImportAction(_: DeskAnswer, form: FormData): Promise<DeskAnswer> {
  const actor = await requireStaff('view-queue');
  const { again, ...table } = await linesIn(form);
  const proposed = await proposeImport({ actor, ...table, submissionKey: form.get('key'), now: new Date() });
  if (proposed.ok) redirect(`/desk/settings/import/${proposed.value}`);
  const answer = answerTo(proposed.problems, form);
  return { ...answer, values: { ...answer.values, lines: again } };
}

export async function confirmImportAction(_: DeskAnswer, form: FormData): Promise<DeskAnswer> {
  const actor = await requireStaff('view-queue');
  const [id, choice] = [String(form.get('importId') ?? ''), form.get('choice')];
  const confirmed = await confirmImport({ actor, id, choice, now: new Date() });
  revalidatePath('/desk', 'layout');
  return confirmed.ok ? null : answerTo(confirmed.problems, form);
}
