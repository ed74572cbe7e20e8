import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, later, makeStaff, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { lettersEnd, toldOf } from '#tests/told';
import { listUnanswered } from './list-unanswered.ts';
import { noteAnswer } from './note-answer.ts';

ownPortal('habeas_worker');

const day = 24 * 60;

test('who has not answered is listed until they do, also of closed requests, and says when it is overdue', async () => {
  const actor = await makeStaff('reviewer');
  const { id, notificationId } = await toldOf();
  const listed = async (minutes: number) => {
    const list = await listUnanswered({ actor, now: later(minutes) });
    assert.ok(list.ok);
    return list.value;
  };
  const [one, ...more] = await listed(0);
  assert.deepEqual(
    [one?.requestId, one?.name, one?.arrival, one?.days, more.length],
    [id, 'Mail House', 'under-way', 30, 0],
  );
  await lettersEnd(id, 'bounced');
  assert.equal((await listed(0))[0]?.arrival, 'failed');
  await lettersEnd(id);
  assert.deepEqual(
    (await listed(31 * day)).map(({ arrival, days: left }) => [arrival, left]),
    [['arrived', -1]],
  );
  assert.doesNotMatch(JSON.stringify(await listed(0)), /CANARY/);
  assert.equal(codeOf(await noteAnswer({ actor, id, notificationId, answer: 'done', now })), 'ok');
  assert.deepEqual(await listed(31 * day), []);
});

test('somebody else than who works on requests gets no list, and nobody sees what is about themselves', async () => {
  const self = await makeStaff('approver', 'listed@desk.test');
  await toldOf(undefined, 'listed@desk.test');
  assert.deepEqual(await listUnanswered({ actor: self, now }), { ok: true, value: [] });
  const other = await listUnanswered({ actor: await makeStaff('approver'), now });
  assert.equal(other.ok && other.value.length, 1);
  for (const role of ['viewer', 'auditor', 'admin'] as const) {
    assert.equal(codeOf(await listUnanswered({ actor: await makeStaff(role), now })), 'role-not-allowed');
  }
});
