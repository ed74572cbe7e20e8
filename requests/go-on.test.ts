import assert from 'node:assert/strict';
import { test } from 'node:test';
import { and, eq, isNotNull } from 'drizzle-orm';
import { database, inTransaction, type Transaction } from '#db/client';
import { findPlan } from '#db/plan';
import { lockRequest, type OpenedRequest } from '#db/request';
import { beginRun, keepEnding } from '#db/run';
import { run } from '#db/schema/index';
import { eventsOf, makeStaff, now, planFor, planned, statusOf } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { lettersOf } from '#tests/portal';
import { type Ending, endRequest } from './end-request.ts';
import { goOn } from './go-on.ts';
import { reopen } from './reopen.ts';

const portal = ownPortal();

const within = (id: string, work: (tx: Transaction, about: OpenedRequest) => Promise<unknown>) =>
  inTransaction(async (tx) => work(tx, (await lockRequest(tx, id)) ?? assert.fail()));

const setStatus = (id: string, status: string) =>
  portal.owner().query('UPDATE request SET status = $2 WHERE id = $1', [id, status]);

const ended = ({ id, reference }: OpenedRequest, runId: string): Ending => ({
  outcome: 'fulfilled',
  fields: {
    reference,
    kind: 'delete',
    statusUrl: `http://localhost/r/${id}`,
    runId,
    categories: [],
    corrected: [],
    told: [],
  },
});

/** A deletion that ran, and waits for work outside. */
async function ranOne() {
  const { id, email } = await planned('delete');
  await setStatus(id, 'running');
  await within(id, async (tx, about) => {
    const plan = (await findPlan(tx, id, about.key)) ?? assert.fail();
    const { id: runId } = await beginRun(tx, { requestId: id, planId: plan.id, digest: plan.digest, now });
    await keepEnding(tx, runId, about.key, ended(about, runId));
  });
  return { id, email };
}

const goesOn = (id: string) => within(id, (tx, about) => goOn(tx, about, now));

const lettersTo = async (email: string) => (await lettersOf('done')).filter(({ to }) => to === email).length;

const isKept = async (id: string): Promise<boolean> =>
  (await database().$count(run, and(eq(run.requestId, id), isNotNull(run.endingSealed)))) > 0;

test('gone on with twice, a run that was over closes its request once, and its ending is gone', async () => {
  const { id, email } = await ranOne();
  await goesOn(id);
  await goesOn(id);
  assert.deepEqual([await statusOf(id), await lettersTo(email)], ['done', 1]);
  assert.equal(await isKept(id), false);
});

test('an ending closes no request that runs under another plan: that one has its own run', async () => {
  const { id, email } = await ranOne();
  await planFor(id, 'delete', { at: '2026-06-02T12:00:00.000Z' });
  await setStatus(id, 'running');
  await goesOn(id);
  assert.deepEqual([await statusOf(id), await lettersTo(email)], ['running', 0]);
  assert.equal(await portal.jobs(`run:${id}`), 1);
});

test('taken up again, a request has forgotten what its run came to', async () => {
  const { id } = await ranOne();
  await setStatus(id, 'done');
  assert.equal(await isKept(id), true);
  const actor = await makeStaff('approver');
  await within(id, (tx, about) => reopen(tx, about, { actor, now, event: 'appeal-upheld' }));
  assert.equal(await isKept(id), false);
});

test('ended when it is running no more, a request tells its person nothing', async () => {
  const { id, email } = await planned('delete');
  const worker = { kind: 'worker' } as const;
  await within(id, (tx, about) => endRequest(tx, about, { ...ended(about, id), run: id, actor: worker, now }));
  assert.deepEqual([await eventsOf(id), await lettersTo(email)], [['received'], 0]);
});
