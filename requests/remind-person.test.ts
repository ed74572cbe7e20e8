import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inTransaction } from '#db/client';
import type { EventType } from '#domain/events';
import { remindedAfterDays, waitingDays } from '#domain/warnings';
import { eventsOf, later, now, planned } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { lettersOf } from '#tests/portal';
import { record } from './record.ts';
import { remindPerson } from './remind-person.ts';

const portal = ownPortal('habeas_worker');

/** Minutes after `now`. */
const days = (count: number): number => count * 24 * 60;

async function waiting(type: EventType = 'question-asked'): Promise<string> {
  const { id } = await planned('access');
  await portal.owner().query("UPDATE request SET status = 'waiting' WHERE id = $1", [id]);
  await happened(id, type, now);
  return id;
}

const happened = (requestId: string, type: EventType, at: Date) =>
  inTransaction((tx) => record(tx, { type, actor: { kind: 'worker' }, now: at, requestId }));

const reminders = async () => (await lettersOf('reminder')).length;

test('looked for twice, a question without an answer is reminded of once, with the last day', async () => {
  const before = await reminders();
  const id = await waiting();
  const due = days(remindedAfterDays);
  assert.equal(await remindPerson(later(due - 1)), 0);
  const both = await Promise.all([remindPerson(later(due + 1)), remindPerson(later(due + 1))]);
  assert.deepEqual(both.sort(), [0, 1]);
  assert.equal(await remindPerson(later(due + 2)), 0);
  assert.equal((await reminders()) - before, 1);
  assert.deepEqual(await eventsOf(id), ['received', 'question-asked', 'person-reminded']);
  const { expiresOn, byPost } = (await lettersOf('reminder')).at(-1)?.fields ?? assert.fail();
  const last = new Date(now.getTime() + waitingDays * 86_400_000);
  assert.equal(expiresOn, last.toLocaleDateString('en-CA', { timeZone: 'America/Los_Angeles' }));
  assert.equal(byPost, false);
  await portal.owner().query("UPDATE request SET status = 'withdrawn' WHERE id = $1", [id]);
});

test('a second question is reminded of again, and whether a request is theirs once as well', async () => {
  const id = await waiting('proof-asked');
  const due = days(remindedAfterDays);
  assert.equal(await remindPerson(later(due + 1)), 1);
  await happened(id, 'question-asked', later(due + 2));
  assert.equal(await remindPerson(later(due + 3)), 0);
  assert.equal(await remindPerson(later(2 * due + 3)), 1);
  await portal.owner().query("UPDATE request SET status = 'withdrawn' WHERE id = $1", [id]);
});

test('who answered, and a parent who decides about a child, are not reminded', async () => {
  const answered = await waiting();
  await portal.owner().query("UPDATE request SET status = 'review' WHERE id = $1", [answered]);
  const child = await waiting();
  const sql = "UPDATE request SET kind = 'delete', child_sealed = 'x', child_index = 'x' WHERE id = $1";
  await portal.owner().query(sql, [child]);
  assert.equal(await remindPerson(later(days(remindedAfterDays) + 1)), 0);
});
