import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, eventsOf, later, makeStaff, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { lettersOf } from '#tests/portal';
import { notificationsOf, toldOf } from '#tests/told';
import { assign } from './assign.ts';
import { noteAnswer } from './note-answer.ts';
import { warnUnanswered } from './warn-unanswered.ts';

ownPortal('habeas_worker');

const onDay = (days: number) => later(days * 24 * 60);
const told = async () => (await lettersOf('staff-unanswered')).map(({ to, fields }) => ({ to, ...fields }));

test('looked at twice on one day, also at once, an answer that is late is told of once, then every week', async () => {
  const { id } = await toldOf();
  await makeStaff('viewer');
  const reviewer = await makeStaff('reviewer', 'rita@desk.test');
  const [one] = await notificationsOf(id);
  assert.ok(one?.dueOn);
  assert.equal(await warnUnanswered(onDay(30)), 0);
  const warned = await Promise.all([warnUnanswered(onDay(31)), warnUnanswered(onDay(31))]);
  assert.deepEqual([...warned, await warnUnanswered(onDay(37))].sort(), [0, 0, 1]);
  const [letter, ...others] = await told();
  assert.deepEqual([letter?.to, letter?.others, others.length], ['rita@desk.test', 1, 0]);
  assert.match(String(letter?.deskUrl), new RegExp(`/desk/requests/${id}$`));
  assert.equal(await warnUnanswered(onDay(38)), 1);
  assert.equal((await told()).length, 2);
  assert.equal((await eventsOf(id)).filter((type) => type === 'others-overdue').length, 2);
  assert.equal(codeOf(await noteAnswer({ actor: reviewer, id, notificationId: one.id, answer: 'done', now })), 'ok');
  assert.equal(await warnUnanswered(onDay(90)), 0);
});

test('who looks after the request hears of it alone', async () => {
  const { id } = await toldOf();
  await makeStaff('reviewer');
  const actor = await makeStaff('reviewer', 'mine@desk.test');
  assert.equal(codeOf(await assign({ actor, id, staffId: actor.staffId, now })), 'ok');
  await warnUnanswered(onDay(31));
  const theirs = (await told()).filter(({ deskUrl }) => String(deskUrl).endsWith(id));
  assert.deepEqual(
    theirs.map(({ to }) => to),
    ['mine@desk.test'],
  );
});
