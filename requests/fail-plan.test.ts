import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventsOf, fileAs, makeStaff, now, statusOf } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { failPlan } from './fail-plan.ts';
import { replan } from './replan.ts';
import { viewRequest } from './view-request.ts';

ownPortal('habeas_worker');

test('a plan that fails twice is told of once', async () => {
  const requestId = await fileAs('ann@example.test', 'access');
  for (const _ of [1, 2]) await failPlan({ requestId, failure: 'account-unreachable', now });
  assert.equal(await statusOf(requestId), 'review');
  assert.deepEqual(await eventsOf(requestId), ['received', 'plan-failed']);
});

test('what passes by itself is said of a request that waits to be planned, once, whoever looks meanwhile', async () => {
  const requestId = await fileAs('ben@example.test', 'access');
  const asked = { actor: await makeStaff('reviewer'), id: requestId, now };
  for (const _ of [1, 2]) {
    await failPlan({ requestId, failure: 'lock-timeout', now });
    const shown = await viewRequest(asked);
    assert.ok(shown.ok);
    const { status, trouble, next } = shown.value;
    assert.deepEqual([status, trouble, next], ['received', 'lock-timeout', 'plan']);
  }
  assert.equal((await eventsOf(requestId)).filter((type) => type === 'plan-failed').length, 1);
});

test('what does not pass is told of a request that was only waiting before', async () => {
  const requestId = await fileAs('cleo@example.test', 'access');
  const asked = { actor: await makeStaff('reviewer'), id: requestId, now };
  await failPlan({ requestId, failure: 'schema-changed', now });
  await replan(asked);
  for (const failure of ['lock-timeout', 'rights-missing', 'rights-missing'])
    await failPlan({ requestId, failure, now });
  const shown = await viewRequest(asked);
  assert.equal(shown.ok && shown.value.trouble, 'rights-missing');
  assert.equal((await eventsOf(requestId)).filter((type) => type === 'plan-failed').length, 3);
});
