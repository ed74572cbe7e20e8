/** Requests that were refused, for tests of appeals. */
import assert from 'node:assert/strict';
import type { StaffActor } from '#domain/actor';
import type { Kind } from '#domain/kinds';
import { appeal } from '#requests/appeal';
import { refuse } from '#requests/refuse';
import { later, makeStaff, now, planned } from './desk.ts';
import { proven } from './people.ts';

/** Refused by a reviewer of its own, with its person signed in. */
export async function refusedOne(kind: Kind = 'access', by?: StaffActor) {
  const reviewer = by ?? (await makeStaff('reviewer'));
  const { id, email } = await planned(kind);
  const reason = 'It is not clear whose they are';
  assert.ok((await refuse({ actor: reviewer, id, now, ground: 'not-identified', reason })).ok);
  return { id, email, reviewer, person: await proven(email, now) };
}

/** The same, and its person has appealed. */
export async function appealedOne(kind?: Kind, by?: StaffActor) {
  const one = await refusedOne(kind, by);
  assert.ok((await appeal({ actor: one.person, id: one.id, words: 'They are mine', now: later(1) })).ok);
  return one;
}
