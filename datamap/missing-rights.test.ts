import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accountOf, type Guarded, guarded } from '#tests/checked-map';
import { parseMap } from './load.ts';
import { reviewMap } from './review.ts';

const yaml = `
version: 1
identities: { email: { normalise: email } }
categories: { all: All }
tables:
  people:
    person: true
    match: { email: email }
    columns: { email: , phone: { erase: null } }
    erase: columns
  notes: { belongs: { person: people.id }, columns: { words: }, erase: delete }
`;
let shop: Guarded;
before(async () => {
  const schema = `CREATE TABLE people (id int PRIMARY KEY, email text, phone text);
    CREATE TABLE notes (id int PRIMARY KEY, person int REFERENCES people, words text)`;
  shop = await guarded(await accountOf(schema, yaml));
});
after(() => Promise.all([shop.client.end(), shop.worker.end()]));

async function problems(): Promise<string[]> {
  const { remarks } = await reviewMap(shop.worker, parseMap(yaml, 'datamap.yaml'), new Date());
  return remarks.filter(({ says }) => /right|row-level/.test(says)).map(({ line, says }) => `${line}: ${says}`);
}

test('rights that the map needs and the role has not are told, each with the statement that gives it', async () => {
  assert.deepEqual(await problems(), []);
  await shop.client.query('REVOKE SELECT ON people FROM habeas; REVOKE UPDATE (phone) ON people FROM habeas');
  await shop.client.query('REVOKE DELETE ON notes FROM habeas');
  const told = await problems();
  assert.deepEqual(told, [
    '6: the role "habeas" lacks a right: GRANT SELECT ON "public"."people" TO "habeas";',
    '6: the role "habeas" lacks a right: GRANT UPDATE ("phone") ON "public"."people" TO "habeas";',
    '11: the role "habeas" lacks a right: GRANT DELETE ON "public"."notes" TO "habeas";',
  ]);
  for (const one of told) await shop.client.query(one.slice(one.indexOf('GRANT')));
  assert.deepEqual(await problems(), []);
});

test('a schema that the role may not use is told, besides what it lacks of its tables', async () => {
  await shop.client.query('REVOKE USAGE ON SCHEMA public FROM PUBLIC, habeas; REVOKE DELETE ON notes FROM habeas');
  const told = await problems();
  assert.deepEqual(told, [
    '5: the role "habeas" lacks a right: GRANT USAGE ON SCHEMA "public" TO "habeas";',
    '11: the role "habeas" lacks a right: GRANT DELETE ON "public"."notes" TO "habeas";',
  ]);
  for (const one of told) await shop.client.query(one.slice(one.indexOf('GRANT')));
  assert.deepEqual(await problems(), []);
});

test('row-level security that would hide rows is told', async () => {
  await shop.client.query('ALTER TABLE notes ENABLE ROW LEVEL SECURITY');
  const told = await problems();
  assert.deepEqual(told, [
    '11: row-level security would hide rows of "notes" from the role "habeas": ALTER ROLE "habeas" BYPASSRLS;',
  ]);
  await shop.client.query('ALTER TABLE notes DISABLE ROW LEVEL SECURITY');
});
