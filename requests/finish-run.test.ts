import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventsOf, fileAs, now, statusOf } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { lettersOf } from '#tests/portal';
import { beginAct } from './begin-act.ts';
import { finishPlanned } from './finish-run.ts';
import { takeAtOnce } from './take-at-once.ts';

ownPortal('habeas_worker');

test('finished twice, also at once, a run has one end: one event and one letter', async () => {
  const requestId = await fileAs('ann@example.test', 'report-lost');
  await takeAtOnce({ requestId, now });
  const begun = await beginAct({ requestId, from: 'running', digest: 'freeze', now });
  const runId = begun?.run.id ?? '';
  const outcome = 'nothing-found';
  const finish = () =>
    finishPlanned({ requestId, runId, signed: null, outcome, now }, { categories: [], corrected: [] });
  assert.deepEqual((await Promise.all([finish(), finish()])).sort(), [false, true]);
  assert.equal(await finish(), false);
  assert.equal(await statusOf(requestId), 'done');
  assert.deepEqual(await eventsOf(requestId), ['received', 'run-started', 'done']);
  assert.equal((await lettersOf('done')).length, 1);
});
