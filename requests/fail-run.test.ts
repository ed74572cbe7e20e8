import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventsOf, now, planned, statusOf } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { beginAct } from './begin-act.ts';
import { failRun } from './fail-run.ts';

const portal = ownPortal('habeas_worker');

/** A run of a copy that is under way. */
async function running() {
  const { id: requestId } = await planned('access');
  await portal.owner().query("UPDATE request SET status = 'running' WHERE id = $1", [requestId]);
  const begun = await beginAct({ requestId, from: 'running', digest: 'copy', now });
  return { requestId, runId: begun?.run.id ?? '', now };
}

test('a run that fails twice for good goes back to review once', async () => {
  const run = await running();
  for (const _ of [1, 2]) assert.equal(await failRun({ ...run, failure: 'bug', isPassing: false }), false);
  assert.equal(await statusOf(run.requestId), 'review');
  assert.deepEqual(await eventsOf(run.requestId), ['received', 'run-failed']);
});

test('a run that fails twice by what passes is tried again both times, and nobody is told yet', async () => {
  const run = await running();
  for (const _ of [1, 2]) assert.equal(await failRun({ ...run, failure: 'locked', isPassing: true }), true);
  assert.equal(await statusOf(run.requestId), 'running');
  assert.deepEqual(await eventsOf(run.requestId), ['received']);
});
