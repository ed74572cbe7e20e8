import assert from 'node:assert/strict';
import { test } from 'node:test';
import { database, inTransaction } from '#db/client';
import { findInstallation } from '#db/installation';
import { installation } from '#db/schema/index';
import { codeOf, fileAs, makeStaff, now, planned } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { approve } from './approve.ts';
import { resumeRuns } from './resume-runs.ts';
import { takeUpRun } from './take-up-run.ts';
import { viewRequest } from './view-request.ts';

const portal = ownPortal();

const pause = () =>
  database()
    .update(installation)
    .set({ runsPausedAt: now, runsPausedFor: 'trigger', failingRequests: [crypto.randomUUID()] });

/** An approved request of a kind, as if its names were under it. */
async function approved(kind: 'access' | 'correct' | 'delete'): Promise<string> {
  const { id } = await planned(kind);
  const status = kind === 'delete' ? 'approved' : 'running';
  await inTransaction((tx) => tx.execute(`UPDATE request SET status = '${status}' WHERE id = '${id}'`));
  return id;
}

test('Q35: while runs are stopped none is taken up, and each request says who moves next', async () => {
  const request = await planned('access');
  assert.equal(codeOf(await approve({ actor: await makeStaff('approver'), now, ...request })), 'ok');
  await pause();
  const waiting = [request.id, await approved('correct'), await approved('delete')];
  const viewer = await makeStaff('viewer');
  for (const id of waiting) {
    const seen = await viewRequest({ actor: viewer, id, now });
    assert.equal(seen.ok && seen.value.next, 'resume-runs');
  }
  assert.equal(await takeUpRun({ requestId: request.id, now }), null);
  assert.equal(await portal.jobs(`run:${request.id}`), 1);
  assert.equal(codeOf(await resumeRuns({ actor: await makeStaff('approver'), now })), 'ok');
  assert.equal((await takeUpRun({ requestId: request.id, now }))?.run.attempts, 1);
});

test('resumed twice at once, runs go on once, and what waits is queued at once', async () => {
  await pause();
  const id = await approved('access');
  const optOut = await fileAs('opted-out@example.test', 'opt-out');
  await inTransaction((tx) => tx.execute(`UPDATE request SET status = 'running' WHERE id = '${optOut}'`));
  const before = { jobs: await portal.jobs(`run:${optOut}`), events: await portal.events('runs-resumed') };
  const staff = [await makeStaff('approver'), await makeStaff('admin')];
  const resumed = await Promise.all(staff.map((actor) => resumeRuns({ actor, now })));
  assert.deepEqual(resumed.map(codeOf), ['ok', 'ok']);
  assert.equal(await portal.events('runs-resumed'), before.events + 1);
  assert.equal(await portal.jobs(`run:${id}`), 1);
  assert.equal(await portal.jobs(`run:${optOut}`), before.jobs);
  const { runsPausedAt, failingRequests } = await findInstallation(database());
  assert.deepEqual({ runsPausedAt, failingRequests }, { runsPausedAt: null, failingRequests: [] });
});

test('somebody else at the desk may not let runs go on', async () => {
  await pause();
  for (const role of ['viewer', 'reviewer', 'auditor'] as const) {
    assert.equal(codeOf(await resumeRuns({ actor: await makeStaff(role), now })), 'role-not-allowed');
  }
  assert.notEqual((await findInstallation(database())).runsPausedAt, null);
});
