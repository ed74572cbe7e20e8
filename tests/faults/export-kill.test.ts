import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { database } from '#db/client';
import { listPackages, openChunks } from '#db/package';
import { unzipped } from '#tests/unzipped';
import { filed, opened, openWorker, released, signed, staffMember, type TestWorker } from '#tests/worker';
import { startWorker, until, type WorkerProcess } from '#tests/worker-process';

let worker: TestWorker;
let approver = '';
const started: WorkerProcess[] = [];
before(async () => {
  worker = await openWorker();
  approver = await staffMember('adam@desk.example', 'approver');
});
after(async () => {
  for (const one of started) one.kill('SIGKILL');
  await worker.close();
});

function start(preload?: string): WorkerProcess {
  const one = startWorker(worker.env, preload);
  started.push(one);
  return one;
}

async function approved(email: string): Promise<string> {
  const id = await filed(email, { kind: 'access', categories: [], note: '' }, worker.clock.now);
  await worker.work();
  await signed(id, 'approve', [approver]);
  await worker.owner.query('DELETE FROM graphile_worker._private_jobs');
  await released(id, 'running');
  return id;
}

const statusOf = async (id: string) => (await opened(id)).status;
const count = async (what: string) => (await worker.owner.query(`SELECT 1 FROM ${what}`)).rowCount;

async function isWhole(id: string): Promise<boolean> {
  const [found, ...others] = await listPackages(database(), id);
  assert.ok(found);
  assert.equal(others.length, 0);
  const { key } = await opened(id);
  const pieces: Buffer[] = [];
  for await (const piece of openChunks(database(), { packageId: found.id, key })) pieces.push(piece);
  return (await unzipped(Buffer.concat(pieces))).has('manifest.json');
}

for (const [when, words] of [
  ['before the package is begun', 'insert into "package" '],
  ['while it is written', 'COPY '],
  ['before its last piece', 'insert into "package_chunk"'],
  ['before it is handed over', 'update "package"'],
] as const) {
  test(`REL-02, I7, H4: kill -9 ${when}: nothing can be reached, then one whole package and no orphan`, async () => {
    const packages = Number(await count('package WHERE finished_at IS NOT NULL'));
    const id = await approved('iris.vale@mail.example');
    const dying = start(`tests/faults/die-at.ts?words=${encodeURIComponent(words)}`);
    assert.equal(await dying.ended, 'SIGKILL', dying.said());
    assert.deepEqual(await listPackages(database(), id), []);
    const next = start();
    const tookMs = await until('done', async () => (await statusOf(id)) === 'done');
    assert.ok(tookMs < 20_000, `${tookMs} ms`);
    assert.ok(await isWhole(id));
    assert.equal(await count('package WHERE finished_at IS NULL'), 0);
    assert.equal(await count('package WHERE finished_at IS NOT NULL'), packages + 1);
    next.kill('SIGTERM');
    await next.ended;
  });
}

test('REL-05: an account database that goes away and comes back loses no job, and nobody has to do anything', async () => {
  const one = start();
  await until('runs', async () => one.said().includes('Worker runs'));
  const name = new URL(worker.env.ACCOUNT_DATABASE_URL ?? '').pathname.slice(1);
  const { host, port, user, password } = worker.shop;
  const server = new pg.Client({ host, port, user, password, database: 'postgres' });
  await server.connect();
  const takes = (connections: boolean) => server.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS ${connections}`);
  await takes(false);
  await server.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND usename = 'habeas'",
    [name],
  );
  const id = await filed('omar.reed@mail.example', { kind: 'access', categories: [], note: '' }, new Date());
  const failed = "graphile_worker._private_jobs WHERE last_error LIKE 'account-down%'";
  await until('tried in vain', async () => Number(await count(failed)) > 0);
  assert.equal(await statusOf(id), 'received');
  await takes(true);
  await server.end();
  const tookMs = await until('planned', async () => (await statusOf(id)) === 'review', 40_000);
  assert.ok(tookMs < 20_000, `${tookMs} ms`);
  one.kill('SIGTERM');
  assert.equal(await one.ended, '0');
});
