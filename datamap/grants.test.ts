import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { load, sources } from '#examples/clickandchat/people';
import { testDatabase } from '#tests/database';
import { readCatalogue } from './catalogue.ts';
import { checkMap } from './check.ts';
import { grantsSql } from './grants.ts';
import { loadMap } from './load.ts';

let owner: pg.Client;
let worker: pg.Client;
let sql: string;
before(async () => {
  const build = (url: string) => load(url, { people: 100 });
  const database = await testDatabase({ key: `${sources().join()} grants`, build, owner: 'habeas_owner' });
  owner = new pg.Client(database.as('habeas_owner'));
  await owner.connect();
  sql = grantsSql(checkMap(loadMap('examples/clickandchat/datamap.yaml'), await readCatalogue(owner)), 'habeas');
  await owner.query(sql);
  worker = new pg.Client(database.as('habeas'));
  await worker.connect();
});
after(() => Promise.all([owner.end(), worker.end()]));

for (const statement of [
  'SELECT * FROM accounts',
  'DELETE FROM accounts WHERE id = 0',
  "UPDATE accounts SET legal_name = '' WHERE id = 0",
  "UPDATE accounts SET status = 'locked' WHERE id = 0",
  'UPDATE ip_log SET ip = NULL, account_id = NULL WHERE id = 0',
  'UPDATE mail_preferences SET subscribed = false WHERE account_id = 0',
  "INSERT INTO suppressed_addresses VALUES ('a@b.example', 'offers', 'opted out', now()) ON CONFLICT (email, list) DO NOTHING",
  'SELECT * FROM habeas.receipt',
  "INSERT INTO habeas.receipt VALUES (gen_random_uuid(), gen_random_uuid(), 'delete', NULL, '{}', 's')",
]) {
  test(`the role may ${statement.slice(0, 60)}`, async () => {
    await worker.query(statement);
  });
}

for (const statement of [
  'SELECT * FROM products',
  "UPDATE accounts SET source = 'bought'",
  'INSERT INTO accounts DEFAULT VALUES',
  'DELETE FROM ip_log',
  'UPDATE chargebacks SET closed_at = NULL',
  'TRUNCATE chat_messages',
  'UPDATE habeas.receipt SET receipt = NULL',
  'DELETE FROM habeas.receipt',
  'CREATE TABLE habeas.other ()',
]) {
  test(`the role may not ${statement}`, () => assert.rejects(worker.query(statement), { code: '42501' }));
}

test('running the file again changes nothing', async () => {
  const rights = "SELECT md5(string_agg(relacl::text, ',' ORDER BY oid)) AS hash FROM pg_class WHERE relkind = 'r'";
  const before = await owner.query(rights);
  await owner.query(sql);
  assert.deepEqual((await owner.query(rights)).rows, before.rows);
});

test('running the file again takes back what the map no longer needs', async () => {
  await owner.query('GRANT DELETE ON ip_log TO habeas');
  await owner.query(sql);
  await assert.rejects(worker.query('DELETE FROM ip_log'), { code: '42501' });
});
