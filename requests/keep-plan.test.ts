import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digest } from '#datamap/digest';
import { eventsOf, fileAs, now, planOf, statusOf } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { keepPlan } from './keep-plan.ts';

const portal = ownPortal('habeas_worker');

test('a plan kept twice is one plan with one event; made again later, it is still the same', async () => {
  const requestId = await fileAs('ann@example.test', 'access');
  const keep = (at: Date) => {
    const plan = planOf(requestId, 'access', { at: at.toISOString() });
    return keepPlan({ requestId, plan, digest: digest(plan), now: at });
  };
  for (const at of [now, now, new Date(now.getTime() + 60_000)]) assert.equal(await keep(at), true);
  assert.equal(await statusOf(requestId), 'review');
  assert.deepEqual(await eventsOf(requestId), ['received', 'planned']);
  const { rows } = await portal
    .owner()
    .query('SELECT count(*)::int AS plans FROM plan WHERE request_id = $1', [requestId]);
  assert.deepEqual(rows, [{ plans: 1 }]);
});
