import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { database } from '#db/client';
import { findInstallation } from '#db/installation';
import { filed, opened, openWorker, type TestWorker } from '#tests/worker';
import { startWorker, until, type WorkerProcess } from '#tests/worker-process';

let worker: TestWorker;
const started: WorkerProcess[] = [];
const folder = mkdtempSync(path.join(tmpdir(), 'habeas-worker-'));
before(async () => {
  worker = await openWorker();
});
after(async () => {
  for (const one of started) one.kill('SIGKILL');
  rmSync(folder, { recursive: true });
  await worker.close();
});

function start(changes: Record<string, string> = {}, preload?: string): WorkerProcess {
  const one = startWorker({ ...worker.env, ...changes }, preload);
  started.push(one);
  return one;
}

test('each bad variable is one clear line, and the exit code is 1', async () => {
  const one = start({ ACCOUNT_DATABASE_URL: '', SMTP_URL: 'mail', HABEAS_SECRET: 'short' });
  assert.equal(await one.ended, '1');
  const lines = one.said().trim().split('\n');
  assert.equal(lines.length, 3, one.said());
  for (const name of ['ACCOUNT_DATABASE_URL', 'SMTP_URL', 'HABEAS_SECRET']) {
    assert.ok(
      lines.some((line) => line.startsWith(name)),
      name,
    );
  }
});

test('a map that names a column which does not exist is refused with file, line and the nearest name', async () => {
  cpSync(worker.env.HABEAS_ORGANISATION ?? '', folder, { recursive: true });
  const file = path.join(folder, 'datamap.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('legal_name: {', 'legal_nmae: {'));
  const one = start({ HABEAS_ORGANISATION: folder });
  assert.equal(await one.ended, '1');
  assert.match(one.said(), /datamap\.yaml:\d+:\d+: .*legal_nmae.*did you mean "legal_name"\?/);
  assert.doesNotMatch(one.said(), /at .*\.ts:/);
});

test('a wrong password is one line and an end, since waiting does not cure it', async () => {
  const url = Object.assign(new URL(worker.env.ACCOUNT_DATABASE_URL ?? ''), { password: 'wrong' });
  const one = start({ ACCOUNT_DATABASE_URL: url.href });
  assert.equal(await one.ended, '1');
  assert.match(one.said(), /^The account database refuses us: .*$/m);
});

test('an account database that does not answer is waited for, with one line; the worker tells that it lives', async () => {
  const one = start({ ACCOUNT_DATABASE_URL: 'postgres://habeas:test@127.0.0.1:1/shop' });
  await worker.owner.query('UPDATE installation SET worker_seen_at = NULL, account_seen_at = NULL');
  await until('seen', async () => (await findInstallation(database())).workerSeenAt !== null);
  await new Promise((resolve) => setTimeout(resolve, 3000));
  assert.equal((await findInstallation(database())).accountSeenAt, null);
  assert.equal(one.said().match(/account database does not answer/g)?.length, 1, one.said());
  one.kill('SIGTERM');
  assert.equal(await one.ended, '0');
});

test('a request that is filed is planned within a second or two, and Ctrl-C ends the worker cleanly', async () => {
  const one = start();
  await until('runs', async () => one.said().includes('Worker runs'));
  const id = await filed('ann@mail.example', { kind: 'access', categories: [], note: '' }, new Date());
  const tookMs = await until('planned', async () => (await opened(id)).status === 'review');
  assert.ok(tookMs < 3000, `${tookMs} ms`);
  const { rows } = await worker.owner.query(
    'SELECT identifier FROM graphile_worker._private_known_crontabs ORDER BY 1',
  );
  assert.deepEqual(
    rows.map(({ identifier }) => identifier),
    ['clock', 'nightly', 'self-test'],
  );
  one.kill('SIGINT');
  assert.equal(await one.ended, '0');
});

test('a worker whose lock was lost ends, since others may take its jobs', async () => {
  const one = start();
  await until('runs', async () => one.said().includes('Worker runs'));
  // As the server's superuser, who is the owner of the example's database here.
  await worker.shop.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'habeas worker lock' AND datname = $1",
    [new URL(worker.env.DATABASE_URL ?? '').pathname.slice(1)],
  );
  assert.equal(await one.ended, '1');
  assert.match(one.said(), /lock of this worker is lost/);
});

test('a worker without its parent ends', async () => {
  const one = start();
  await until('runs', async () => one.said().includes('Worker runs'));
  one.disconnect();
  assert.equal(await one.ended, '0');
});

test('a worker that is told to end while it still tells of its map ends cleanly', async () => {
  const one = start({}, 'tests/faults/die-at.ts?words=update "installation" set "map&signal=SIGTERM');
  assert.equal(await one.ended, '0', one.said());
});
