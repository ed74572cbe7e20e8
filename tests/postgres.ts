/** The PostgreSQL that tests share: the runner's, or one that a test run singly starts and that ends when nobody uses it. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { readEnv } from '#env';

const root = path.resolve(import.meta.dirname, '..');
const clone = createHash('sha256').update(root).digest('hex').slice(0, 8);

/** One folder a user and clone, so that two clones on one machine do not meet. */
export const sharedFolder = path.join(tmpdir(), `habeas-tests-${userInfo().uid}-${clone}`);

/** Holds the address while the shared server runs. */
export const sharedAddress = path.join(sharedFolder, 'address');

async function answering(): Promise<string | null> {
  try {
    const url = readFileSync(sharedAddress, 'utf8');
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
    await client.connect();
    await client.end();
    return url;
  } catch {
    return null;
  }
}

async function startShared(): Promise<string> {
  mkdirSync(sharedFolder, { recursive: true, mode: 0o700 });
  // Two tests may do this at once: the folder's lock lets one server win, and both then find its address.
  spawn(process.execPath, [path.join(import.meta.dirname, 'postgres-server.ts')], {
    cwd: root,
    detached: true,
    stdio: 'ignore',
  }).unref();
  for (let tries = 0; tries < 300; tries++) {
    const url = await answering();
    if (url) return url;
    await sleep(100);
  }
  throw new Error(`the tests' PostgreSQL did not start in ${sharedFolder}`);
}

/** The superuser's address of the tests' server. */
export async function testServer(): Promise<string> {
  return readEnv('HABEAS_TEST_POSTGRES').HABEAS_TEST_POSTGRES ?? (await answering()) ?? (await startShared());
}
