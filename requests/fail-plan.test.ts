import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventsOf, fileAs, now, statusOf } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { failPlan } from './fail-plan.ts';

ownPortal('habeas_worker');

test('a plan that fails twice is told of once', async () => {
  const requestId = await fileAs('ann@example.test', 'access');
  for (const _ of [1, 2]) await failPlan({ requestId, failure: 'account-unreachable', now });
  assert.equal(await statusOf(requestId), 'review');
  assert.deepEqual(await eventsOf(requestId), ['received', 'plan-failed']);
});
