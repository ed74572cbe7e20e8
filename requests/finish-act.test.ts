import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventsOf, fileAs, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { beginAct } from './begin-act.ts';
import { finishAct } from './finish-act.ts';

ownPortal('habeas_worker');

test('finished twice, also at once, an act is written down once', async () => {
  const requestId = await fileAs('ann@example.test', 'report-lost');
  const begun = await beginAct({ requestId, from: 'received', digest: 'unfreeze', now });
  const act = { requestId, runId: begun?.run.id ?? '', act: 'released', signed: null, now } as const;
  assert.deepEqual((await Promise.all([finishAct(act), finishAct(act)])).sort(), [false, true]);
  assert.equal(await finishAct(act), false);
  assert.deepEqual(await eventsOf(requestId), ['received', 'released']);
});
