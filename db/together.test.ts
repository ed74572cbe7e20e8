import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'drizzle-orm';
import { ownPortal } from '#tests/own-portal';
import { inSnapshot, inTransaction, type Transaction } from './client.ts';
import { together } from './together.ts';

ownPortal();

test('where one of several fails, the transaction ends only when no other asks any more', async () => {
  const said: string[] = [];
  const slow = async (tx: Transaction) => {
    for (let step = 0; step < 3; step++) await tx.execute(sql`SELECT 1`).catch(() => said.push('refused'));
    said.push('slow is over');
  };
  const work = inSnapshot((tx) => together([tx.execute(sql`SELECT 1 / 0`), slow(tx)]));
  await assert.rejects(work);
  said.push('ended');
  assert.deepEqual(said, ['refused', 'refused', 'slow is over', 'ended']);
});

test('a query is asked once', async () => {
  const counted = sql`SELECT count(*)::int AS count FROM once`;
  const found = await inTransaction(async (tx) => {
    await tx.execute(sql`CREATE TEMPORARY TABLE once (at int) ON COMMIT DROP`);
    await together([tx.execute(sql`INSERT INTO once VALUES (1)`)]);
    return (await tx.execute(counted)).rows;
  });
  assert.deepEqual(found, [{ count: 1 }]);
});

test('what was found comes back in the order in which it was asked', async () => {
  const later = new Promise<string>((resolve) => setTimeout(() => resolve('first'), 5));
  assert.deepEqual(await together([later, 2, Promise.resolve(null)]), ['first', 2, null]);
});
