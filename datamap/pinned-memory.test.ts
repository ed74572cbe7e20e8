import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import pg from 'pg';
import { testDatabase } from '#tests/database';
import { pinnedInMemory } from './pinned-memory.ts';

const clients: pg.Client[] = [];
after(() => Promise.all(clients.map((client) => client.end())));

async function connected(): Promise<pg.Client> {
  const client = new pg.Client((await testDatabase()).url);
  clients.push(client);
  await client.connect();
  return client;
}

async function buffersIn(client: pg.Client): Promise<unknown> {
  await client.query(`BEGIN; ${pinnedInMemory}`);
  const { rows } = await client.query("SELECT current_setting('temp_buffers') AS buffers");
  await client.query('CREATE TEMP TABLE pinned ON COMMIT DROP AS SELECT 1; COMMIT');
  return rows[0]?.buffers;
}

test('pinned rows have room in memory, also in a connection that had them before', async () => {
  const client = await connected();
  assert.equal(await buffersIn(client), '64MB');
  assert.equal(await buffersIn(client), '64MB');
  assert.equal((await client.query('SHOW temp_buffers')).rows[0]?.temp_buffers, '8MB');
});

test('a connection in which somebody else has used temporary tables does its work with less room', async () => {
  const client = await connected();
  await client.query('CREATE TEMP TABLE theirs AS SELECT 1');
  assert.equal(await buffersIn(client), '8MB');
});
