import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { before, test } from 'node:test';
import pg from 'pg';
import { childEnv } from '#env';
import { testDatabase } from '#tests/database';

let url: string;
before(async () => {
  url = (await testDatabase()).url;
});

function exampleLoad(...words: string[]) {
  return spawnSync(process.execPath, ['cli/habeas.ts', 'example', 'load', ...words], {
    encoding: 'utf8',
    env: childEnv({ ACCOUNT_DATABASE_URL: url }),
  });
}

test('example load fills an empty database, and leaves one that has tables alone', async () => {
  const { status, stderr } = exampleLoad('--people', '150');
  assert.equal(status, 0, stderr);
  const client = new pg.Client(url);
  await client.connect();
  assert.equal((await client.query('SELECT 1 FROM accounts')).rowCount, 150);
  await client.end();
  const again = exampleLoad();
  assert.deepEqual([again.status, again.stderr.trim().split('\n').length], [1, 1]);
  assert.match(again.stderr, /has tables already/);
});

for (const wrong of ['0', '-1', '1.5', 'many']) {
  test(`example load refuses ${wrong} people`, () =>
    assert.match(exampleLoad(`--people=${wrong}`).stderr, /whole number/));
}
