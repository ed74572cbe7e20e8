import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { alone } from './alone.ts';

const root = process.cwd();
// Where `npm start` keeps its secrets and databases by default, and what a developer keeps beside the code.
const folder = path.join(root, '.habeas');
const secret = path.join(folder, `secret-of-a-test-${process.pid}`);
before(() => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(secret, 'CANARY-SECRET', { mode: 0o600 });
});
after(() => rmSync(secret));

/** What a program that got the better of the parser could print. */
const tried = async (code: string): Promise<string> => {
  const run = promisify(execFile)(process.execPath, [...alone(root, 64), '--eval', code], {
    env: { NODE_ENV: 'production' },
  });
  return run.then(({ stdout }) => stdout.trim()).catch((error) => /ERR_ACCESS_DENIED/.exec(error.stderr)?.[0] ?? error);
};

test('F18: a parser that a file got the better of reads no secret of the installation', async () => {
  for (const file of [secret, path.join(root, '.git/HEAD'), path.join(root, 'next.config.js'), '/etc/passwd'])
    assert.equal(
      await tried(`console.log(require('fs').readFileSync(${JSON.stringify(file)}, 'utf8'))`),
      'ERR_ACCESS_DENIED',
    );
  assert.equal(await tried(`console.log(require('fs').readdirSync(${JSON.stringify(root)}))`), 'ERR_ACCESS_DENIED');
});

test('F18: it writes nothing and starts nothing, and its own code it can read', async () => {
  const target = JSON.stringify(path.join(folder, 'written'));
  assert.equal(await tried(`require('fs').writeFileSync(${target}, 'x')`), 'ERR_ACCESS_DENIED');
  assert.equal(await tried("require('child_process').execSync('id')"), 'ERR_ACCESS_DENIED');
  const own = JSON.stringify(path.join(root, 'requests/clean-pdf-apart.ts'));
  assert.equal(await tried(`console.log(require('fs').readFileSync(${own}).length > 0)`), 'true');
});
