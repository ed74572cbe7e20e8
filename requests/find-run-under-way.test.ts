import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inTransaction } from '#db/client';
import { findPlan } from '#db/plan';
import { lockRequest } from '#db/request';
import { beginRun } from '#db/run';
import { now, planned } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { findRunUnderWay } from './find-run-under-way.ts';

const portal = ownPortal('habeas_worker');

test('a run under way is that of its own request, never of somebody else’s', async () => {
  const [mine, theirs] = [await planned('access'), await planned('access')];
  await portal.owner().query("UPDATE request SET status = 'running'");
  await inTransaction(async (tx) => {
    const about = await lockRequest(tx, mine.id);
    const plan = about && (await findPlan(tx, about.id, about.key));
    await beginRun(tx, { requestId: mine.id, planId: plan?.id ?? null, digest: mine.digest, now });
  });
  assert.equal((await findRunUnderWay(mine.id))?.run.requestId, mine.id);
  assert.equal(await findRunUnderWay(theirs.id), null);
});
