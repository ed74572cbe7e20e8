import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import pg from 'pg';
import { childEnv } from '#env';
import { testDatabase } from '#tests/database';
import { migrate } from './migrate.ts';

const root = path.resolve(import.meta.dirname, '..');
const clone = mkdtempSync(path.join(tmpdir(), 'habeas 100 % of #1 '));
after(() => rmSync(clone, { recursive: true }));

async function tablesOf(url: string): Promise<number> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query("SELECT count(*)::int AS count FROM pg_tables WHERE schemaname = 'public'");
  await client.end();
  return rows[0].count;
}

test('migrations are found in a folder whose name has a space, a percent sign and a hash', async () => {
  for (const part of ['package.json', 'db/migrate.ts', 'db/migrations']) {
    cpSync(path.join(root, part), path.join(clone, part), { recursive: true });
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(clone, 'node_modules'));
  const { url } = await testDatabase();
  const code = `import { migrate } from './db/migrate.ts'; await migrate(${JSON.stringify(url)});`;
  const ran = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    cwd: clone,
    env: childEnv({}),
    encoding: 'utf8',
  });
  assert.equal(ran.status, 0, ran.stderr);
  assert.ok((await tablesOf(url)) > 20);
});

test('processes that migrate at the same time, and one that does again, leave the same tables', async () => {
  const { url } = await testDatabase();
  await Promise.all([migrate(url), migrate(url), migrate(url)]);
  const before = await tablesOf(url);
  await migrate(url);
  assert.equal(await tablesOf(url), before);
});
