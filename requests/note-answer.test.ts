import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { codeOf, eventsOf, later, makeStaff, now, planned } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { notificationsOf, toldOf } from '#tests/told';
import { noteAnswer } from './note-answer.ts';

ownPortal('habeas_worker');

test('an answer is noted with who noted it; noted twice, the first stands', async () => {
  const { id, notificationId } = await toldOf();
  const [actor, other] = [await makeStaff('reviewer'), await makeStaff('approver')];
  const note = { id, notificationId, now };
  assert.equal(codeOf(await noteAnswer({ ...note, actor, answer: 'done' })), 'ok');
  const again = { ...note, actor: other, answer: 'refused', now: later(5) };
  assert.equal(codeOf(await noteAnswer(again)), 'not-possible-now');
  const [told] = await notificationsOf(id);
  assert.deepEqual([told?.answer, told?.answeredAt, told?.answeredByName], ['done', now, actor.name]);
  assert.equal((await eventsOf(id)).filter((type) => type === 'other-answered').length, 1);
});

test('what only a controller can answer is not the answer of who had the data', async () => {
  const { id, notificationId } = await toldOf();
  const actor = await makeStaff('reviewer');
  for (const answer of ['disclose', 'erase', 'whatever', '', null]) {
    assert.equal(codeOf(await noteAnswer({ actor, id, notificationId, answer, now })), 'choice-unknown');
  }
});

test('an answer is noted on its own request alone, and by who may', async () => {
  const { id, notificationId } = await toldOf();
  const actor = await makeStaff('reviewer');
  const note = { actor, notificationId, answer: 'done', now };
  assert.equal(codeOf(await noteAnswer({ ...note, id: (await planned('access')).id })), 'not-found');
  for (const unknown of [randomUUID(), 'x', null]) {
    assert.equal(codeOf(await noteAnswer({ ...note, id, notificationId: unknown })), 'not-found');
  }
  for (const role of ['viewer', 'auditor', 'admin'] as const) {
    assert.equal(codeOf(await noteAnswer({ ...note, id, actor: await makeStaff(role) })), 'role-not-allowed');
  }
  const self = await makeStaff('approver', 'told-of@desk.test');
  const mine = await toldOf(undefined, 'told-of@desk.test');
  assert.equal(codeOf(await noteAnswer({ actor: self, ...mine, answer: 'done', now })), 'self-not-allowed');
});
