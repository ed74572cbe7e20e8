import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { chooseGuise } from './guise.ts';
import { type Postgres, removePostgres, startPostgres } from './postgres.ts';
import { startOfProcess } from './processes.ts';

const made: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'habeas-postgres-'));
  made.push(folder);
  return folder;
};
after(() => made.forEach(removePostgres));

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

async function withServer(
  folder: string,
  work: (server: Postgres) => Promise<void>,
  allowNamespace = true,
): Promise<void> {
  const server = await startPostgres(folder, { fsync: false, allowNamespace });
  try {
    await work(server);
  } finally {
    await server.stop();
  }
}

/** A process that starts the server and is then killed, as a crash of `npm start` would. */
async function startInChild(folder: string): Promise<{ kill(): Promise<void>; pid: number }> {
  const module = path.join(import.meta.dirname, 'postgres.ts');
  const code = `const { startPostgres } = await import(${JSON.stringify(module)});
    console.log((await startPostgres(process.argv[1], { fsync: false })).pid); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout, 'data');
  const kill = async () => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return { kill, pid: Number(String(line)) };
}

test('data and password survive a second start, and the password is for its owner alone', async () => {
  const folder = newFolder();
  await withServer(folder, async ({ superUrl }) => void (await ask(superUrl, 'CREATE TABLE kept AS SELECT 7 AS n')));
  await withServer(folder, async ({ superUrl }) => assert.deepEqual(await ask(superUrl, 'SELECT n FROM kept'), [7]));
  assert.equal(statSync(path.join(chooseGuise(folder).home, 'password')).mode & 0o777, 0o600);
});

test('the server is real PostgreSQL 18 with extensions, UTF-8 and the C locale', async () => {
  await withServer(newFolder(), async ({ superUrl }) => {
    assert.match(String(await ask(superUrl, 'SHOW server_version')), /^18\./);
    await ask(superUrl, 'CREATE EXTENSION citext');
    assert.deepEqual(await ask(superUrl, "SELECT 'A'::citext = 'a'"), [true]);
    assert.deepEqual(await ask(superUrl, 'SELECT datcollate FROM pg_database WHERE datname = current_database()'), [
      'C',
    ]);
    assert.deepEqual(await ask(superUrl, 'SHOW server_encoding'), ['UTF8']);
  });
});

test('a wrong password is refused', async () => {
  await withServer(newFolder(), async ({ url }) => {
    await assert.rejects(ask(url('postgres', 'postgres', 'guess'), 'SELECT 1'), /password authentication failed/);
  });
});

test('where namespaces are forbidden the server runs all the same', async () => {
  const folder = newFolder();
  await withServer(folder, async ({ superUrl }) => assert.deepEqual(await ask(superUrl, 'SELECT 1'), [1]), false);
});

test('a folder in use is refused in one line that names the process', async () => {
  const folder = newFolder();
  await withServer(folder, async () => {
    await assert.rejects(startPostgres(folder), {
      name: 'Refusal',
      message: new RegExp(`in use by process ${process.pid}`),
    });
  });
});

test('kill -9 of the process that started it neither leaves the server running nor blocks the next start', async () => {
  const folder = newFolder();
  const child = await startInChild(folder);
  await child.kill();
  await withServer(folder, async ({ superUrl }) => assert.deepEqual(await ask(superUrl, 'SELECT 1'), [1]));
  await sleep(100);
  assert.equal(startOfProcess(child.pid), null);
});

test('values of a failing statement do not reach the log', async () => {
  const folder = newFolder();
  await withServer(folder, async ({ superUrl }) => {
    await ask(superUrl, 'CREATE TABLE person (email text PRIMARY KEY)');
    const insert = "INSERT INTO person VALUES ('canary@corp.example')";
    await ask(superUrl, insert);
    await assert.rejects(ask(superUrl, insert), /duplicate key/);
  });
  assert.doesNotMatch(readFileSync(path.join(chooseGuise(folder).home, 'postgres.log'), 'utf8'), /canary/);
});
