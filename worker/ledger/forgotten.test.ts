import assert from 'node:assert/strict';
import { generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { inRun } from '#datamap/run';
import { ed25519Signer } from '#datamap/sign';
import { receiptKey } from '#db/keys';
import type { Receipt } from '#domain/plan';
import { installationView } from '#requests/view-installation';
import { openWorker, optedOut, type TestWorker } from '#tests/worker';
import { tasks } from '../tasks.ts';
import { findForgotten } from './forgotten.ts';
import { ownJoinId, reconcile } from './reconcile.ts';

let worker: TestWorker;
before(async () => {
  worker = await openWorker();
  await reconcile(worker.surroundings);
  await optedOut('omar.reed@mail.example', ['offers'], worker.clock.now);
  await worker.work();
});
after(() => worker.close());

/** A run of a request that the portal has no row of. */
async function done(act: Receipt['act'], day: string, key: KeyObject = receiptKey()): Promise<string> {
  const [run, request] = [randomUUID(), randomUUID()];
  const map = worker.account.checked().hash;
  const receipt: Receipt = {
    version: 1,
    run,
    request,
    act,
    scope: '',
    map,
    plan: null,
    at: `${day}T08:00:00.000Z`,
    tables: [],
  };
  await inRun(worker.shop, { id: run, request, sign: ed25519Signer(key) }, async () => receipt);
  return run;
}

test('runs of requests that the portal knows, and the day on which it joined, are not forgotten', async () => {
  const { rows } = await worker.shop.query('SELECT kind FROM habeas.receipt ORDER BY kind');
  assert.deepEqual(
    rows.map(({ kind }) => kind),
    ['join', 'opt-out'],
  );
  assert.deepEqual(await findForgotten(worker.surroundings), { count: 0, runs: [] });
});

test('H10: a portal that is older than its account database is told each night which runs it does not know', async () => {
  const deletion = await done('purge', '2026-06-01');
  const optOut = await done('opt-out', '2026-06-02');
  await done('purge', '2026-06-03', generateKeyPairSync('ed25519').privateKey);
  const runs = [
    { run: optOut, act: 'opt-out', at: '2026-06-02T08:00:00.000Z' },
    { run: deletion, act: 'purge', at: '2026-06-01T08:00:00.000Z' },
  ];
  for (const page of [1, 2, 1000]) assert.deepEqual(await findForgotten(worker.surroundings, page), { count: 2, runs });
  await tasks.nightly?.({}, worker.surroundings);
  assert.deepEqual((await installationView()).forgottenRuns, { count: 2, runs });
  assert.ok(runs.every(({ run }) => run !== ownJoinId()));
});

test('what the ledger was taken over from another installation for is known', async () => {
  const { runs } = await findForgotten(worker.surroundings);
  const { rows } = await worker.shop.query('SELECT request_id FROM habeas.receipt WHERE id = $1', [runs[0]?.run]);
  await worker.owner.query(
    `INSERT INTO ledger (id, request_id, act, at, body_sealed, origin) VALUES ($1, $2, 'opt-out', now(), '', 'other')`,
    [runs[0]?.run, rows[0].request_id],
  );
  assert.deepEqual(await findForgotten(worker.surroundings), { count: 1, runs: runs.slice(1) });
  await worker.owner.query("DELETE FROM ledger WHERE origin = 'other'");
});
