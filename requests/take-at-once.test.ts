import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventsOf, fileAs, now, statusOf } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { takeAtOnce } from './take-at-once.ts';

const portal = ownPortal('habeas_worker');

test('taken twice, also at once, a request that skips review runs once', async () => {
  const requestId = await fileAs('ann@example.test', 'report-lost');
  const take = () => takeAtOnce({ requestId, now });
  assert.deepEqual((await Promise.all([take(), take()])).sort(), [false, true]);
  assert.equal(await take(), false);
  assert.equal(await statusOf(requestId), 'running');
  assert.deepEqual(await eventsOf(requestId), ['received', 'run-started']);
  assert.equal(await portal.jobs(`run:${requestId}`), 1);
});
