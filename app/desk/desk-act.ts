import { revalidatePath } from 'next/cache';
import type { Result } from '#domain/problems';
import type { DeskAct } from '#requests/at-desk';
import { havingSeen, viewMeanwhile } from '#requests/having-seen';
import { organisation } from '#requests/organisation';
import { requireStaff } from '../auth.ts';
import { answerOf, asStaff } from './as-staff.ts';
import { momentWords } from './day-words.ts';
import type { DeskAnswer, Meanwhile } from './desk-answer.ts';
import { eventBy, eventWords } from './requests/[id]/event-words.ts';
import { keepForPage } from './requests/[id]/not-done.ts';

type Verb<Value> = (asked: DeskAct) => Promise<Result<Value>>;

/**
 * One act of the desk on one request: who is signed in, which request, the verb, the page anew. Whether the role may do
 * it is the verb's to say, on the row itself, so that a refusal is recorded. It waits where the page does not show what
 * others did meanwhile.
 */
export const deskAct = <Value>(form: FormData, verb: Verb<Value>): Promise<DeskAnswer> =>
  perform(form, (asked, seen) => (seen === null ? verb(asked) : havingSeen({ ...asked, seen }, verb)));

/**
 * As `deskAct`, for what only adds to a request, whatever others do.
 * @param lists names of the fields of which several may be ticked
 */
export const deskAddition = <Value>(
  form: FormData,
  verb: Verb<Value>,
  lists: readonly string[] = [],
): Promise<DeskAnswer> => perform(form, verb, lists);

async function perform<Value>(
  form: FormData,
  act: (asked: DeskAct, seen: number | null) => Promise<Result<Value>>,
  lists: readonly string[] = [],
): Promise<DeskAnswer> {
  const asked = { id: String(form.get('requestId') ?? ''), now: new Date() };
  const seen = seenOn(form);
  const result = await asStaff(form, (actor) => act({ actor, ...asked }, seen));
  const meanwhile = result.ok || seen === null ? null : await meanwhileOf({ ...asked, seen });
  // The page drawn anew may lack the form, and with it what was typed and why it was refused.
  if (!meanwhile) revalidatePath(pageOf(asked.id));
  if (result.ok) return null;
  const answer = { ...(await answerOf(result.problems, form, lists)), meanwhile };
  // Without scripts it always is. What may be done all the same still has its form.
  if (meanwhile && result.problems[0].code !== 'moved-on') await keepForPage(answer);
  return answer;
}

const pageOf = (id: string) => `/desk/requests/${id}`;

/** @param asked at the very moment of the act: what its refusal put on record is not what happened before */
async function meanwhileOf(asked: { id: string; seen: number; now: Date }): Promise<Meanwhile | null> {
  const actor = await requireStaff('view-queue');
  const viewed = await viewMeanwhile({ actor, ...asked });
  const newest = viewed.ok && viewed.value.at(-1);
  if (!newest) return null;
  const lines = viewed.value.map((event) => ({
    key: event.seq,
    what: eventWords(event.type, { ...event.detail, forNames: event.forNames }),
    by: eventBy(event),
    at: momentWords(event.at, organisation().timeZone),
  }));
  return { lines, seen: newest.seq, page: pageOf(asked.id) };
}

const seenOn = (form: FormData): number | null => {
  const seen = String(form.get('seen') ?? '');
  return /^\d{1,15}$/.test(seen) ? Number(seen) : null;
};
