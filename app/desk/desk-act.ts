import { revalidatePath } from 'next/cache';
import type { Result } from '#domain/problems';
import type { DeskAct } from '#requests/at-desk';
import { requireStaff } from '../auth.ts';
import { answerTo, type DeskAnswer } from './desk-answer.ts';

/**
 * One act of the desk on one request: who is signed in, which request, the verb, the page anew. Whether the role may do
 * it is the verb's to say, on the row itself, so that a refusal is recorded.
 * @param lists names of the fields of which several may be ticked
 */
export async function deskAct<Value>(
  form: FormData,
  verb: (asked: DeskAct) => Promise<Result<Value>>,
  lists: readonly string[] = [],
): Promise<DeskAnswer> {
  const actor = await requireStaff('view-queue');
  const id = String(form.get('requestId') ?? '');
  const result = await verb({ actor, id, now: new Date() });
  revalidatePath(`/desk/requests/${id}`);
  return result.ok ? null : answerTo(result.problems, form, lists);
}
