import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, eventsOf, makeStaff, now, planned } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { approve } from './approve.ts';
import { takeUpRun } from './take-up-run.ts';

ownPortal('habeas_worker');

test('taken up twice, a run is one at its second try: one id for the account database, one event', async () => {
  const request = await planned('access');
  assert.equal(codeOf(await approve({ actor: await makeStaff('approver'), now, ...request })), 'ok');
  const up = () => takeUpRun({ requestId: request.id, now });
  const [first, second] = [await up(), await up()];
  assert.ok(first && second);
  assert.deepEqual([second.run.id, second.run.attempts], [first.run.id, 2]);
  assert.deepEqual(await eventsOf(request.id), ['received', 'approved', 'run-started']);
});
