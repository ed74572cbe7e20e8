import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { testDatabase, testPortal } from './database.ts';

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test('two test databases of one content start alike and do not share what is written', async () => {
  const sql = 'CREATE TABLE t (n int); INSERT INTO t VALUES (1)';
  const [one, two] = await Promise.all([testDatabase(sql), testDatabase(sql)]);
  await query(one.url, 'INSERT INTO t VALUES (2)');
  assert.deepEqual(await query(one.url, 'SELECT n FROM t ORDER BY n'), [{ n: 1 }, { n: 2 }]);
  assert.deepEqual(await query(two.url, 'SELECT n FROM t'), [{ n: 1 }]);
});

test('the portal database can be reached as each role', async () => {
  const portal = await testPortal();
  assert.deepEqual(await query(portal.web, 'SELECT current_user AS role'), [{ role: 'habeas_web' }]);
  assert.deepEqual(await query(portal.worker, 'SELECT current_user AS role'), [{ role: 'habeas_worker' }]);
  assert.deepEqual(await query(portal.owner, 'SELECT current_user AS role'), [{ role: 'habeas_owner' }]);
});
