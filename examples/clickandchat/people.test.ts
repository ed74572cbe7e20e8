import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { testDatabase } from '#tests/database';
import { load, sources } from './people.ts';

let client: pg.Client;
before(async () => {
  const key = sources().join();
  const { url } = await testDatabase({ key, build: (empty) => load(empty, { people: 300 }) });
  client = new pg.Client(url);
  await client.connect();
});
after(() => client.end());

async function count(sql: string): Promise<number> {
  const { rows } = await client.query<{ count: string }>(`SELECT count(*) FROM ${sql}`);
  return Number(rows[0]?.count);
}

test('there are as many accounts as asked for', async () => assert.equal(await count('accounts'), 300));

for (const id of [1, 2]) {
  test(`documented person ${id} has something in every personal table`, async () => {
    const { rows } = await client.query<{ table: string }>(`SELECT table_name AS table FROM information_schema.columns
      WHERE table_schema = 'public' AND column_name IN ('account_id', 'author_id')`);
    assert.ok(rows.length >= 10);
    for (const { table } of rows) {
      const column = table === 'chat_messages' ? 'author_id' : 'account_id';
      assert.ok((await count(`${table} WHERE ${column} = ${id}`)) > 0, table);
    }
    assert.ok((await count(`suppressed_addresses WHERE email = (SELECT email FROM accounts WHERE id = ${id})`)) > 0);
    assert.ok((await count(`internal_notes WHERE subject_type = 'account' AND subject_id = ${id}`)) > 0);
  });
}

test('fifty accounts have an empty address', async () => assert.equal(await count("accounts WHERE email = ''"), 50));

test('two accounts differ by case alone', async () =>
  assert.equal(await count("accounts WHERE lower(email) = 'vic@corp.example'"), 2));

test('every open chargeback has a disputed purchase, and no other purchase is disputed', async () => {
  const both = 'chargebacks JOIN purchases ON purchases.id = purchase_id';
  assert.ok((await count(`${both} WHERE closed_at IS NULL`)) > 0);
  assert.equal(await count(`${both} WHERE (closed_at IS NULL) <> (status = 'disputed')`), 0);
  assert.equal(
    await count("purchases WHERE status = 'disputed'"),
    await count(`${both} WHERE status = 'disputed' AND closed_at IS NULL`),
  );
});

test('a new row does not meet the number of an old one', async () => {
  for (const table of ['accounts', 'purchases', 'chat_messages']) {
    const { rows } = await client.query<{ id: string }>(
      `SELECT nextval(pg_get_serial_sequence('${table}', 'id')) AS id`,
    );
    assert.equal(await count(`${table} WHERE id >= ${rows[0]?.id}`), 0);
  }
});
