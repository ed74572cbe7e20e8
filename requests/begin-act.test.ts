import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileAs, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { beginAct } from './begin-act.ts';
import { finishAct } from './finish-act.ts';

ownPortal('habeas_worker');

test('begun twice, an act is one run at its second try; once finished it does not begin again', async () => {
  const requestId = await fileAs('ann@example.test', 'report-lost');
  const act = { requestId, from: 'received', digest: 'freeze', now } as const;
  const [first, second] = [await beginAct(act), await beginAct(act)];
  assert.ok(first && second);
  assert.deepEqual([second.run.id, second.run.attempts], [first.run.id, 2]);
  assert.equal(await beginAct({ ...act, from: 'running' }), null);
  await finishAct({ requestId, runId: first.run.id, act: 'released', signed: null, now });
  assert.equal(await beginAct(act), null);
});
