import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, eventsOf, makeStaff, now, planned, statusOf } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { approve } from './approve.ts';
import { takeUpRun } from './take-up-run.ts';

const portal = ownPortal('habeas_worker');

test('taken up twice, a run is one at its second try: one id for the account database, one event', async () => {
  const request = await planned('access');
  assert.equal(codeOf(await approve({ actor: await makeStaff('approver'), now, ...request })), 'ok');
  const up = () => takeUpRun({ requestId: request.id, now });
  const [first, second] = [await up(), await up()];
  assert.ok(first && second);
  assert.deepEqual([second.run.id, second.run.attempts], [first.run.id, 2]);
  assert.deepEqual(await eventsOf(request.id), ['received', 'approved', 'run-started']);
});

test('a request that nobody has shown to be theirs never runs', async () => {
  const { id } = await planned('access');
  await portal.owner().query("UPDATE request SET person_id = NULL, status = 'running' WHERE id = $1", [id]);
  assert.equal(await takeUpRun({ requestId: id, now }), null);
  const cause = "SELECT detail->>'cause' AS cause FROM event WHERE request_id = $1 ORDER BY seq DESC LIMIT 1";
  assert.deepEqual((await portal.owner().query(cause, [id])).rows, [{ cause: 'not-verified' }]);
  assert.equal(await statusOf(id), 'review');
});
