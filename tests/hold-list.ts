/** Lists of people to be held, as staff of the tests bring them. */
import { randomUUID } from 'node:crypto';
import { confirmHoldList } from '#requests/confirm-hold-list';
import { type ProposeHoldList, proposeHoldList } from '#requests/propose-hold-list';
import { now } from './desk.ts';

/** A form of the desk, complete but for who sends it and the list itself. */
export const listForm = (
  more: Pick<ProposeHoldList, 'actor' | 'lines'> & Partial<ProposeHoldList>,
): ProposeHoldList => ({
  reason: 'A court asked for it',
  law: 'Order 12-345',
  reviewOn: '2036-01-31',
  submissionKey: randomUUID(),
  now,
  ...more,
});

/** Brings a list. @returns its id */
export async function brought(more: Parameters<typeof listForm>[0]): Promise<string> {
  const proposed = await proposeHoldList(listForm(more));
  if (!proposed.ok) throw new Error(proposed.problems[0].code);
  return proposed.value;
}

/** Brings a list and lays it. @returns its id */
export async function laid(more: Parameters<typeof listForm>[0]): Promise<string> {
  const id = await brought(more);
  const confirmed = await confirmHoldList({ actor: more.actor, id, now: more.now ?? now });
  if (!confirmed.ok) throw new Error(confirmed.problems[0].code);
  return id;
}
