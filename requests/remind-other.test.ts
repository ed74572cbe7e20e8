import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { codeOf, eventsOf, later, makeStaff, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { lettersOf } from '#tests/portal';
import { notificationsOf, toldOf } from '#tests/told';
import { noteAnswer } from './note-answer.ts';
import { remindOther } from './remind-other.ts';

ownPortal('habeas_worker');

const day = 24 * 60;
/** The letters of this file's requests go to addresses of their own. */
const lettersTo = async (address: string) => (await lettersOf('recipient-notice')).filter(({ to }) => to === address);

test('who has not answered gets the letter again, as a reminder; asked twice on a day, once', async () => {
  const { id, notificationId } = await toldOf('slow@mail-house.example');
  const actor = await makeStaff('reviewer');
  const remind = (minutes: number) => remindOther({ actor, id, notificationId, now: later(minutes) });
  assert.equal(codeOf(await remind(60)), 'told-today');
  assert.equal(codeOf(await remind(day)), 'ok');
  assert.equal(codeOf(await remind(day + 1)), 'told-today');
  const letters = await lettersTo('slow@mail-house.example');
  assert.deepEqual(
    letters.map(({ fields }) => fields.isReminder),
    [false, true],
  );
  const [first, second] = letters.map(({ fields }) => ({ ...fields, isReminder: null }));
  assert.deepEqual(second, first);
  const [told] = await notificationsOf(id);
  assert.deepEqual(told?.remindedAt, later(day));
  assert.equal((await eventsOf(id)).filter((type) => type === 'other-reminded').length, 1);
});

test('who has answered is not reminded, nor is anybody of another request', async () => {
  const { id, notificationId } = await toldOf('quick@mail-house.example');
  const actor = await makeStaff('reviewer');
  assert.equal(codeOf(await noteAnswer({ actor, id, notificationId, answer: 'not-held', now })), 'ok');
  const remind = { actor, id, now: later(3 * day) };
  assert.equal(codeOf(await remindOther({ ...remind, notificationId })), 'not-possible-now');
  for (const unknown of [randomUUID(), 'x', null]) {
    assert.equal(codeOf(await remindOther({ ...remind, notificationId: unknown })), 'not-found');
  }
  assert.equal((await lettersTo('quick@mail-house.example')).length, 1);
});

test('without an address there is no letter: staff see that nobody was told, and cannot remind', async () => {
  const { id, notificationId } = await toldOf('no address at all');
  const [told] = await notificationsOf(id);
  assert.deepEqual([told?.toldAt, told?.letterId], [null, null]);
  assert.ok(told?.dueOn);
  const actor = await makeStaff('reviewer');
  assert.equal(codeOf(await remindOther({ actor, id, notificationId, now: later(2 * day) })), 'not-possible-now');
});
