import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { openPortal } from '#tests/portal';
import { inTransaction, type Transaction } from './client.ts';
import { findBrokenLink, findHead, insertEvent } from './event.ts';

let portal: Awaited<ReturnType<typeof openPortal>>;
before(async () => {
  portal = await openPortal();
});
after(() => portal.close());

const put = (tx: Transaction, count: number): Promise<void> =>
  insertEvent(tx, {
    at: new Date(),
    type: 'received',
    actorKind: 'nobody',
    actorId: null,
    requestId: null,
    detail: { count },
  });

const head = () => inTransaction(findHead);

test('a writer that stalls with an event in its open transaction keeps no other waiting', async () => {
  const stalled = new pg.Client(portal.urls.worker);
  await stalled.connect();
  await stalled.query("BEGIN; SELECT append_event(now(), 'sent', 'worker', NULL, NULL, '{}')");
  const { seq } = await head();
  await inTransaction((tx) => put(tx, 1));
  await stalled.query('COMMIT');
  await stalled.end();
  assert.equal((await head()).seq, seq + 2);
  assert.equal(await inTransaction(findBrokenLink), null);
});

test('the events of a transaction follow one another in the order they were told, without a gap', async () => {
  const { seq } = await head();
  await Promise.all(
    Array.from({ length: 8 }, (_, writer) =>
      inTransaction(async (tx) => {
        for (let count = 0; count < 3; count++) await put(tx, 10 * writer + count);
      }),
    ),
  );
  const { rows } = await portal.owner.query<{ count: number }>(
    "SELECT (detail->>'count')::int AS count FROM event WHERE seq > $1 ORDER BY seq",
    [seq],
  );
  const counts = rows.map(({ count }) => count);
  assert.equal(counts.length, 24);
  for (let from = 0; from < counts.length; from += 3) {
    const [first = 0] = counts.slice(from);
    assert.deepEqual(counts.slice(from, from + 3), [first, first + 1, first + 2]);
  }
  assert.equal(await inTransaction(findBrokenLink), null);
});

test('a transaction that is rolled back leaves no event, and no event waits', async () => {
  const { seq } = await head();
  const stopped = inTransaction(async (tx) => {
    await put(tx, 1);
    throw new Error('stop');
  });
  await assert.rejects(stopped, /stop/);
  assert.equal((await head()).seq, seq);
  assert.equal((await portal.owner.query('SELECT 1 FROM event_waiting')).rowCount, 0);
});

test('the programs can tell an event by its function alone', async () => {
  const denied = async (url: string, text: string) => {
    const client = new pg.Client(url);
    await client.connect();
    await assert.rejects(client.query(text), { code: '42501' }, text);
    await client.end();
  };
  for (const url of [portal.urls.web, portal.urls.worker]) {
    const row = "(at, type, actor_kind, detail) VALUES (now(), 'received', 'nobody', '{}')";
    await denied(url, `INSERT INTO event_waiting ${row}`);
    await denied(url, 'SELECT * FROM event_waiting');
    await denied(url, 'SET CONSTRAINTS chain_at_commit IMMEDIATE; DELETE FROM event_waiting');
    await denied(url, "INSERT INTO event SELECT 1, now(), 'received', 'nobody', NULL, NULL, '{}', ''");
  }
});
