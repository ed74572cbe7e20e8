import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { database } from '#db/client';
import { findInstallation } from '#db/installation';
import { installation } from '#db/schema/index';
import { now, planned } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { beginAct } from './begin-act.ts';
import { failRun } from './fail-run.ts';
import { finishRun } from './finish-run.ts';

const portal = ownPortal('habeas_worker');
beforeEach(async () => {
  await database().update(installation).set({ failingRequests: [], runsPausedAt: null, runsPausedFor: null });
});

/** A run of a copy that is under way. */
async function running() {
  const { id: requestId } = await planned('access');
  await portal.owner().query("UPDATE request SET status = 'running' WHERE id = $1", [requestId]);
  const begun = await beginAct({ requestId, from: 'running', digest: 'copy', now });
  return { requestId, runId: begun?.run.id ?? '', now };
}

const failing = async (failure: string) => failRun({ ...(await running()), failure, isPassing: false });

const paused = async () => {
  const { runsPausedAt, runsPausedFor } = await findInstallation(database());
  return runsPausedAt && { at: runsPausedAt, for: runsPausedFor };
};

test('Q35: three requests that fail one after the other stop all runs, once, with the last one’s cause', async () => {
  for (const failure of ['rights-missing', 'trigger']) await failing(failure);
  assert.equal(await paused(), null);
  await failing('schema-changed');
  assert.deepEqual(await paused(), { at: now, for: 'schema-changed' });
  await failing('trigger');
  assert.deepEqual(await paused(), { at: now, for: 'schema-changed' });
  assert.equal(await portal.events('runs-paused'), 1);
  assert.equal((await findInstallation(database())).failingRequests.length, 3);
});

test('one request that fails three times stops nobody else’s run', async () => {
  const run = await running();
  for (const _ of [1, 2, 3]) {
    await portal.owner().query("UPDATE request SET status = 'running' WHERE id = $1", [run.requestId]);
    await failRun({ ...run, failure: 'trigger', isPassing: false });
  }
  assert.equal(await paused(), null);
});

test('a run that ends well in between begins the count anew', async () => {
  for (const failure of ['trigger', 'trigger']) await failing(failure);
  const { requestId, runId } = await running();
  await finishRun({ requestId, runId, signed: null, outcome: 'nothing-found', now }, async () => {});
  await failing('trigger');
  assert.equal(await paused(), null);
});

test('what is one person’s alone is no failure of the database', async () => {
  for (const failure of ['plan-changed', 'value-changed', 'value-refused', 'not-verified']) await failing(failure);
  assert.equal(await paused(), null);
});

test('what passes by itself counts only once it lasts', async () => {
  for (const _ of [1, 2, 3]) {
    const run = await running();
    await failRun({ ...run, failure: 'lock-timeout', isPassing: true });
  }
  assert.equal(await paused(), null);
  for (const _ of [1, 2, 3]) {
    const run = await running();
    await portal.owner().query('UPDATE run SET attempts = 3 WHERE id = $1', [run.runId]);
    await failRun({ ...run, failure: 'lock-timeout', isPassing: true });
  }
  assert.equal((await paused())?.for, 'lock-timeout');
});
