import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { database } from '#db/client';
import { findInstallation } from '#db/installation';
import { fingerprints } from '#tests/checked-map';
import { openWorker, type TestWorker } from '#tests/worker';

const root = path.resolve(import.meta.dirname, '../..');
let worker: TestWorker;
before(async () => {
  worker = await openWorker();
});
after(() => worker.close());

function selfTest(more: Record<string, string> = {}, ...words: string[]) {
  const given = [path.join(root, 'cli/habeas.ts'), 'self-test', ...words];
  const env = { ...process.env, ...worker.env, ...more };
  return new Promise<{ code: number; out: string; says: string }>((resolve) => {
    execFile(process.execPath, given, { env, cwd: root }, (error, out, says) =>
      resolve({ code: error ? 1 : 0, out, says }),
    );
  });
}
const kept = async () => (await findInstallation(database())).selfTest;

test('an operator’s self-test is the worker’s: kept for the desk, and nothing is changed', async () => {
  const all = () => fingerprints({ client: worker.shop, url: '', checked: worker.account.checked() });
  const before = await all();
  const { code, out, says } = await selfTest({}, '--json');
  assert.equal(code, 0, says);
  assert.deepEqual(JSON.parse(out), await kept());
  assert.equal((await kept())?.failure, null);
  assert.deepEqual(await all(), before);
});

test('one that fails says why and what to do in one line, and ends with 1', async () => {
  const away = 'postgres://habeas:test@127.0.0.1:1/account';
  const { code, out, says } = await selfTest({ ACCOUNT_DATABASE_URL: away });
  assert.deepEqual([code, out, says.trim().split('\n').length], [1, '', 1]);
  assert.match(says, /The account database does not answer.*tell who runs it|tell who runs the database/);
  assert.equal((await kept())?.failure, 'account-down');
});
