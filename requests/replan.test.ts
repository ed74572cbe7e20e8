import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coolingOff } from '#tests/cooling-off';
import { codeOf, eventsOf, makeStaff, now, planned, statusOf } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { replan } from './replan.ts';

const portal = ownPortal();

test('thrown away twice, a plan in review is made anew by one job', async () => {
  const actor = await makeStaff('reviewer');
  const { id } = await planned('access');
  for (const _ of [1, 2]) assert.equal(codeOf(await replan({ actor, id, now })), 'ok');
  assert.equal(await portal.jobs(`plan:${id}`), 1);
  assert.equal(await statusOf(id), 'review');
});

test('a deletion that cools off goes back to review once when it is planned again twice at once', async () => {
  const { id, reviewer, approver } = await coolingOff();
  await Promise.all([reviewer, approver].map((actor) => replan({ actor, id, now })));
  assert.equal(await statusOf(id), 'review');
  const back = (await eventsOf(id)).filter((type) => type === 'review-again');
  assert.equal(back.length, 1);
});
