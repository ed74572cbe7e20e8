import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { proposeBulk } from '#requests/propose-bulk';
import { makeStaff, now, planned } from './desk.ts';

/** A refusal of two requests, proposed by a reviewer and not yet looked at. */
export async function proposed() {
  const actor = await makeStaff('reviewer');
  const which = { ids: [(await planned('access')).id, (await planned('access')).id] };
  const typed = { ground: 'unfounded', reason: 'Asked for fun' };
  const made = await proposeBulk({ actor, act: 'refuse', typed, which, submissionKey: randomUUID(), now });
  return { actor, id: made.ok ? made.value : assert.fail() };
}
