import { redirect } from 'next/navigation';
import type { Result } from '#domain/problems';
import type { DeskAct } from '#requests/at-desk';
import { findNeighbours } from '#requests/find-neighbours';
import { requireStaff } from '../auth.ts';
import { deskAct } from './desk-act.ts';
import type { DeskAnswer } from './desk-answer.ts';
import { type InView, inViewOf, nextAddress } from './in-view.ts';

/** A decision on a request: once it is made, on to the next in the view, for who works through one so. */
export async function deskDecision<Value>(
  form: FormData,
  verb: (asked: DeskAct) => Promise<Result<Value>>,
): Promise<DeskAnswer> {
  const view = inViewOf(form.get('inView'), form.get('go'));
  // Looked up before: a decision may move the request elsewhere in the list.
  const next = view?.goesOn ? await nextIn(view, String(form.get('requestId') ?? '')) : null;
  const answer = await deskAct(form, verb);
  if (!answer && next) redirect(next);
  return answer;
}

async function nextIn(view: InView, id: string): Promise<string | null> {
  const actor = await requireStaff('view-queue');
  const found = await findNeighbours({ actor, id, query: view.query, now: new Date() });
  return found.ok ? nextAddress(found.value.next, view) : null;
}
