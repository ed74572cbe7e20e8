import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { freePort, isPortFree } from '#cli/embedded/ports';
import { childEnv } from '#env';
import { cloneTo } from '../clone.ts';
import { type Instance, startInstance } from '../e2e/instance.ts';
import { childOf, serverOf } from '../processes.ts';

const root = path.resolve(import.meta.dirname, '../..');
let instance: Instance | undefined;
after(() => instance?.stop());

const running = async (): Promise<Instance> => {
  instance ??= await startInstance();
  return instance;
};

async function ask(url: string | undefined, sql: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

/** Runs `npm start`'s module to its end with these variables. */
function start(env: Record<string, string>): { status: number | null; said: string } {
  const options = { cwd: root, env: childEnv(env), encoding: 'utf8', timeout: 60_000 } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['cli/start.ts'], options);
  return { status, said: stdout + stderr };
}

const portOf = (url: string): number => Number(new URL(url).port);

async function untilFree(port: number, forMs: number): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < forMs; waitedMs += 100) {
    if (await isPortFree(port)) return true;
    await sleep(100);
  }
  return false;
}

const health = async ({ url }: Instance): Promise<{ ok: boolean }> => (await fetch(`${url}/api/health`)).json();

async function untilHealthy(at: Instance): Promise<boolean> {
  for (let tries = 0; tries < 100; tries++) {
    const answer = await health(at).catch(() => null);
    if (answer?.ok) return true;
    await sleep(200);
  }
  return false;
}

test('the installation says that it is well, and the roles have the least rights', async () => {
  const at = await running();
  assert.ok(await untilHealthy(at));
  await assert.rejects(ask(at.env.DATABASE_URL, 'DELETE FROM event'), { code: '42501' });
  await assert.rejects(ask(at.env.ACCOUNT_DATABASE_URL, 'CREATE TABLE extra ()'), { code: '42501' });
});

test('what the web process is told does not include the account database or its own migrations', async () => {
  const at = await running();
  const told = readFileSync(`/proc/${childOf(at.pid, 'cli/web.ts')}/environ`, 'utf8');
  assert.match(told, /HABEAS_URL=/);
  assert.doesNotMatch(told, /ACCOUNT_DATABASE_URL|MIGRATE_DATABASE_URL|SMTP_URL/);
});

test('a port in use ends the start with one line and exit code 1', async () => {
  const at = await running();
  const { status, said } = start({ PORT: String(portOf(at.url)), HABEAS_DATA: `${at.folder}-other` });
  assert.equal(status, 1);
  assert.equal(said, `Port ${portOf(at.url)} is in use: set PORT to a free one.\n`);
});

test('a second start in the same folder is refused and leaves the first alone', async () => {
  const at = await running();
  const [port, inboxPort] = [await freePort(), await freePort()];
  const { status, said } = start({ PORT: `${port}`, HABEAS_INBOX_PORT: `${inboxPort}`, HABEAS_DATA: at.folder });
  assert.equal(status, 1);
  assert.match(said, /^The data folder \S+ is already in use by process \d+\.\n$/);
  assert.ok((await health(at)).ok);
});

test('variables that are set in part end the start with one line that names the missing ones', () => {
  const { status, said } = start({ DATABASE_URL: 'postgres://a:b@127.0.0.1:1/c', SMTP_URL: 'smtp://127.0.0.1' });
  assert.equal(status, 1);
  assert.match(said, /^ACCOUNT_DATABASE_URL and HABEAS_ORGANISATION are not set.*\n$/);
});

test('a database that does not answer ends the start with one line that holds no password', async () => {
  const closed = `postgres://somebody:hidden@127.0.0.1:${await freePort()}/portal`;
  const own = { DATABASE_URL: closed, ACCOUNT_DATABASE_URL: closed, SMTP_URL: 'smtp://127.0.0.1' };
  const { status, said } = start({ ...own, HABEAS_ORGANISATION: 'examples/clickandchat', PORT: `${await freePort()}` });
  assert.equal(status, 1);
  assert.match(said, /^The database of DATABASE_URL at 127\.0\.0\.1:\d+ does not answer: .*\n$/);
  assert.doesNotMatch(said, /hidden/);
});

test('PostgreSQL that is killed comes back on its port, and so does everything that uses it', async () => {
  const at = await running();
  const server = serverOf(at.env.DATABASE_URL ?? '');
  assert.ok(server, 'the server is found');
  process.kill(server, 'SIGKILL');
  await sleep(1000);
  assert.ok(await untilHealthy(at));
});

test('a clone and a data folder whose paths have spaces and a percent sign start and work', async (t) => {
  await running();
  const folder = mkdtempSync(path.join(tmpdir(), 'habeas 100 % '));
  const clone = path.join(folder, 'a clone');
  cloneTo(clone, true);
  const other = await startInstance({ root: clone, folder: path.join(folder, 'the data') });
  t.after(async () => {
    await other.stop();
    rmSync(folder, { recursive: true });
  });
  const page = await fetch(`${other.url}/request/opt-out`);
  assert.equal(page.status, 200);
  assert.match(await page.text(), /name="purposes"/);
  assert.match(await other.habeas('audit', 'verify'), /\d/);
});

test('kill -9 of the start leaves nothing that blocks the next one, which keeps the data and is ready sooner', async () => {
  const at = await running();
  const before = await ask(at.env.ACCOUNT_DATABASE_URL, 'SELECT count(*) FROM accounts');
  process.kill(at.pid, 'SIGKILL');
  assert.ok(await untilFree(portOf(at.url), 5000), 'the web process is gone');
  assert.ok(await untilFree(portOf(at.env.DATABASE_URL ?? ''), 5000), 'PostgreSQL is gone');
  const startedAt = performance.now();
  instance = await startInstance({ folder: at.folder });
  assert.ok(performance.now() - startedAt < 15_000);
  assert.deepEqual(await ask(instance.env.ACCOUNT_DATABASE_URL, 'SELECT count(*) FROM accounts'), before);
});

test('SIGTERM ends everything within seconds', async () => {
  const at = await running();
  await at.stop({ keep: true });
  assert.ok(await isPortFree(portOf(at.url)));
  assert.ok(await isPortFree(portOf(at.inboxUrl)));
  assert.ok(await isPortFree(portOf(at.env.DATABASE_URL ?? '')));
});
