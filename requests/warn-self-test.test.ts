import assert from 'node:assert/strict';
import { test } from 'node:test';
import { later, makeStaff, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { lettersOf } from '#tests/portal';
import { noteSelfTest } from './note-self-test.ts';
import { warnSelfTest } from './warn-self-test.ts';

const portal = ownPortal('habeas_worker');

const hours = (number: number) => later(number * 60);
const told = async () =>
  (await lettersOf('staff-self-test')).map(({ to, fields }) => [to, fields.failure, fields.ranAt]);

test('looked at twice, also at once, no self-test for 36 hours is told to admins once, then daily', async () => {
  await makeStaff('admin', 'ada@desk.test');
  await makeStaff('reviewer');
  assert.equal(await warnSelfTest(now), false);
  assert.equal(await warnSelfTest(hours(36)), false);
  const looks = await Promise.all([warnSelfTest(hours(37)), warnSelfTest(hours(37))]);
  assert.deepEqual([...looks, await warnSelfTest(hours(38))].sort(), [false, false, true]);
  assert.deepEqual(await told(), [['ada@desk.test', null, null]]);
  assert.equal(await warnSelfTest(hours(61)), true);
  assert.equal(await portal.events('self-test-late'), 2);
});

test('the time counts from the last self-test, which the letter names', async () => {
  const at = hours(70).toISOString();
  await noteSelfTest({ at, tookMs: 1, failure: null, now: hours(70) });
  assert.equal(await warnSelfTest(hours(106)), false);
  assert.equal(await warnSelfTest(hours(107)), true);
  assert.deepEqual((await told()).at(-1), ['ada@desk.test', null, at]);
});
