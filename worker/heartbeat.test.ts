import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { database, pool } from '#db/client';
import { findInstallation } from '#db/installation';
import { clocksOff } from '#domain/clock-skew';
import { certificate, startHook } from '#tests/webhook-server';
import { openWorker, type TestWorker } from '#tests/worker';
import { openAccount } from './account.ts';
import { beat, seeCertificates } from './heartbeat.ts';

const nowhere = 'smtp://127.0.0.1:1';
let worker: TestWorker;
before(async () => {
  worker = await openWorker();
});
after(() => worker.close());

/** What is known of the clocks when the worker's goes wrong by so many seconds. */
async function off(seconds: number) {
  await beat(worker.account, nowhere, () => new Date(Date.now() + seconds * 1000));
  return clocksOff((await findInstallation(database())).clockSkew);
}

test('a beat tells which databases’ clocks differ from the worker’s, and nothing when they agree', async () => {
  assert.deepEqual(await off(0), []);
  const differs = (await off(-120)).map(({ whose, isAhead, seconds }) => [whose, isAhead, Math.abs(seconds - 120) < 5]);
  assert.deepEqual(differs, [
    ['portal', true, true],
    ['account', true, true],
  ]);
  assert.deepEqual(
    (await off(120)).map(({ isAhead }) => isAhead),
    [false, false],
  );
});

test('a beat tells what waits in the queue, since when, what is tried again and what no longer is', async () => {
  const left = async () => {
    await beat(worker.account, nowhere, () => new Date());
    return (await findInstallation(database())).queue;
  };
  assert.deepEqual(await left(), { due: 0, dueSince: null, retried: 0, givenUp: 0 });
  await pool().query(`
    SELECT graphile_worker.add_job('release-lost', run_at => at::timestamptz, max_attempts => 3)
    FROM unnest(array['2026-11-20T10:00:00Z', '2026-11-20T09:00:00Z', '2026-11-20T08:00:00Z', '9999-01-01T00:00:00Z']) at`);
  const set = (columns: string, at: string) =>
    pool().query(`UPDATE graphile_worker._private_jobs SET ${columns} WHERE run_at = $1`, [at]);
  await set("attempts = 1, last_error = 'gone'", '9999-01-01T00:00:00Z');
  await set("attempts = 3, last_error = 'gone'", '2026-11-20T08:00:00Z');
  assert.deepEqual(await left(), { due: 2, dueSince: '2026-11-20T09:00:00.000Z', retried: 1, givenUp: 1 });
  await set("locked_at = now(), locked_by = 'one'", '2026-11-20T09:00:00Z');
  assert.deepEqual(await left(), { due: 1, dueSince: '2026-11-20T10:00:00.000Z', retried: 1, givenUp: 1 });
});

test('while the account database is away the beat says so, and still holds the portal database’s clock', async () => {
  const folder = path.join(import.meta.dirname, '../examples/clickandchat');
  const away = openAccount('postgres://habeas:test@127.0.0.1:1/account', folder);
  assert.equal(await beat(away, nowhere, () => new Date(Date.now() - 60_000)), false);
  await away.end();
  const { clockSkew } = await findInstallation(database());
  assert.equal(clockSkew?.account, null);
  assert.ok((clockSkew?.portal ?? 0) > 55_000);
});

test('until when certificates are valid is left for the desk, and that there is none', async () => {
  const hook = await startHook([200], { secure: true });
  const clear = 'postgres://habeas@127.0.0.1:1/portal';
  await seeCertificates({ pages: `https://localhost:${hook.port}`, portal: clear, account: clear, mail: nowhere });
  await hook.stop();
  const pages = new Date(new X509Certificate(certificate).validTo).toISOString();
  const { certificates } = await findInstallation(database());
  assert.deepEqual(certificates, { pages, portal: null, account: null, mail: null });
});
