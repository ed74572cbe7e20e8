import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileAs, later, makeStaff } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { lettersOf } from '#tests/portal';
import { warnClocks } from './warn-clocks.ts';

const portal = ownPortal('habeas_worker');

test('looked at twice on one day, also at once, a clock that runs out is told of once', async () => {
  await makeStaff('reviewer');
  await fileAs('ann@example.test', 'access');
  const due = later(36 * 24 * 60);
  const warned = await Promise.all([warnClocks(due), warnClocks(due)]);
  assert.deepEqual([...warned, await warnClocks(due)].sort(), [0, 0, 1]);
  assert.equal((await lettersOf('staff-clock')).length, 1);
  assert.equal(await portal.events('clock-warned'), 1);
});
