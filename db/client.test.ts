import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'drizzle-orm';
import { ownPortal } from '#tests/own-portal';
import { type Database, database, inPassing, inSnapshot, type Transaction } from './client.ts';

const { owner } = ownPortal('habeas_web');

const addOne = (on: Database | Transaction) => on.execute(sql`INSERT INTO seen VALUES (1)`);
const connection = async (on: Database | Transaction) =>
  (await on.execute(sql`SELECT pg_backend_pid() AS id`)).rows[0]?.id;

async function count(on: Database | Transaction): Promise<unknown> {
  const found = await on.execute(sql`SELECT count(*)::int AS count FROM seen`);
  return found.rows[0]?.count;
}

test('a snapshot does not see what others commit meanwhile', async () => {
  await owner().query('CREATE TABLE seen (at int); GRANT SELECT, INSERT ON seen TO habeas_web');
  const counts = await inSnapshot(async (tx) => {
    const first = await count(tx);
    await addOne(database());
    return [first, await count(tx)];
  });
  assert.deepEqual(counts, [0, 0]);
  assert.equal(await inSnapshot(count), 1);
});

test('a snapshot writes nothing', async () => {
  const earlier = await count(database());
  await assert.rejects(inSnapshot(addOne));
  assert.equal(await count(database()), earlier);
});

test('whoever is lent the connection of a snapshot next is in no transaction, whether it failed or not', async () => {
  const lent = await inSnapshot(connection);
  await assert.rejects(inSnapshot((tx) => tx.execute(sql`SELECT 1 / 0`)));
  const earlier = Number(await count(database()));
  await addOne(database());
  assert.equal(await connection(database()), lent);
  const { rows } = await owner().query('SELECT count(*)::int AS count FROM seen');
  assert.deepEqual(rows, [{ count: earlier + 1 }]);
});

test('short reads of one turn share a connection, and nobody else has it meanwhile', async () => {
  const [one, other, own] = await Promise.all([inPassing(connection), inPassing(connection), connection(database())]);
  assert.equal(one, other);
  assert.notEqual(one, own);
  assert.equal(await inPassing(connection), await inPassing(connection));
});

test('a short read that begins as another was answered does not use what that gave back', async () => {
  const first = Promise.withResolvers();
  setImmediate(() => first.resolve(inPassing(connection)));
  // In the same turn: the answer is there before another can have begun.
  setImmediate(() => {
    const end = performance.now() + 100;
    while (performance.now() < end);
  });
  await first.promise;
  const [read, snapshot] = await Promise.all([inPassing(connection), inSnapshot(connection)]);
  assert.notEqual(read, snapshot);
});

test('a short read that fails says so to whoever asked it alone, and its connection is not lent again', async () => {
  const [failed, lent] = await Promise.allSettled([
    inPassing((on) => on.execute(sql`SELECT 1 / 0`)),
    inPassing(connection),
  ]);
  assert.equal(failed.status, 'rejected');
  assert.ok(lent.status === 'fulfilled');
  assert.notEqual(await inPassing(connection), lent.value);
});

test('a page waits half a minute for a database that answers nothing, and holds up nobody else', async (t) => {
  const earlier = await connection(database());
  await owner().query('SELECT pg_advisory_lock(1)');
  t.after(() => owner().query('SELECT pg_advisory_unlock(1)'));
  const start = setTimeout;
  let halfAMinuteIsOver: () => void = () => assert.fail('nobody counts');
  t.mock.method(globalThis, 'setTimeout', (work: () => void, ms: number) => {
    if (ms !== 30_000) return start(work, ms);
    halfAMinuteIsOver = work;
  });
  const silent = Promise.resolve(database().execute(sql`SELECT pg_advisory_lock(1)`));
  while ((await owner().query('SELECT FROM pg_locks WHERE NOT granted')).rowCount === 0);
  assert.equal(await Promise.race([silent, 'waits']), 'waits');
  halfAMinuteIsOver();
  await assert.rejects(silent, ({ cause }: Error) => /timeout/.test(String(cause)));
  assert.notEqual(await connection(database()), earlier);
});
