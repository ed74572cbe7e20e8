import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type pg from 'pg';
import { accountOf, type Guarded, guarded } from '#tests/checked-map';
import { assertPlannedAlike } from '#tests/plans-alike';
import { contactsOf } from './contacts.ts';
import { driftOf } from './drift.ts';
import { type Finding, find } from './find.ts';
import { missingIndexes, readIndexes } from './indexes.ts';
import { parseMap } from './load.ts';

const at = new Date('2026-11-20T12:00:00Z');

/** Identities, keys and elements that lie inside of JSON and arrays, as numbers, as text, and as nothing of the kind. */
const schema = `
CREATE EXTENSION citext;
CREATE TABLE people (id int PRIMARY KEY, email text);
INSERT INTO people VALUES (1, 'ann@x.test'), (2, 'bo@x.test'), (3, ''), (4, NULL);
CREATE TABLE profiles (id int PRIMARY KEY, profile jsonb, codes text[], mails citext[], old json);
INSERT INTO profiles VALUES
  (1, '{"contact": {"email": "Ann@X.test", "it''s": "x", "a.b": 1}, "person": 1}', '{A-1,A-2}', '{Ann@Old.test}', '{"ids": ["1", 9]}'),
  (2, '{"contact": {"email": "bo@x.test"}, "person": "2"}', '{B-1}', '{}', '{"ids": [2]}'),
  (3, '{"contact": {"email": ""}, "person": ""}', '{}', '{""}', '{"ids": []}'),
  (4, '{"contact": "ann@x.test", "person": null}', '{NULL,""}', NULL, '{"ids": 1}'), (5, 'null', NULL, NULL, NULL), (6, '[1]', NULL, '{NULL}', '1');
CREATE INDEX profiles_mail ON profiles (lower(profile -> 'contact' ->> 'email'));
CREATE INDEX profiles_person ON profiles ((profile ->> 'person'));
CREATE INDEX people_mail ON people (lower(email));
CREATE TABLE chats (id int PRIMARY KEY, people bigint[], topic text);
INSERT INTO chats VALUES (1, '{1,2}', 'both'), (2, '{2}', 'bo'), (3, '{}', 'none'), (4, '{NULL}', 'null'), (5, NULL, 'null'), (6, '{1,NULL,1}', 'ann');
CREATE INDEX ON chats USING gin (people);
CREATE TABLE calls (id int PRIMARY KEY, doc jsonb);
INSERT INTO calls VALUES (1, '{"who": [{"id": 1, "mail": "ann@x.test"}, {"id": "2"}]}'), (2, '{"who": [{"id": 2}]}'), (3, '{"who": {"id": 1}}'), (4, '{"who": [1, null]}');
CREATE INDEX ON calls USING gin (doc jsonb_path_ops);
CREATE TABLE places (id int PRIMARY KEY, line text);
INSERT INTO places VALUES (1, 'one'), (9, 'nine');
`;
const map = `
version: 1
identities: { email: { normalise: email }, code: { normalise: text } }
categories: { all: All }
tables:
  people: { person: true, match: { email: email }, columns: { email: }, erase: delete }
  profiles:
    match: { "profile->contact->email": email, "codes[]": code, "mails[]": email }
    belongs: { "profile->person": people.id }
    columns: { id: , "profile->contact->email": { notify: primary }, "mails[]": { notify: own, show: hidden }, "profile->contact->it's": , "profile->contact->a.b": , "codes[]": }
    erase: delete
  chats:
    mentions: { "people[]": people.id }
    mentionsShow: [topic, "people[]"]
    columns: { topic: , "people[]": }
    erase: keep
    keep: { reason: shared, law: law, review: 1 year }
  calls:
    belongs: { "doc->who[]->id": people.id }
    columns: { id: , "doc->who[]->id": , "doc->who[]->mail": { show: last4 } }
    erase: delete
  places:
    belongs: { id: "profiles.old->ids[]" }
    columns: { line: }
    erase: delete
`;

let account: Guarded;
before(async () => {
  account = await guarded(await accountOf(schema, map));
});
after(() => Promise.all([account.client.end(), account.worker.end()]));

const foundFor = (identities: Record<string, string[]>) => find(account.client, account.checked, { identities, at });
const rowsOf = (findings: Finding[], table: string) => {
  const finding = findings.find((one) => one.table === table);
  return [...(finding?.rows ?? []), ...(finding?.mentions ?? [])].map(({ values }) => values);
};

test('JSON paths: an identity and a key inside of JSON lead to the person’s rows, as text or as a number', async () => {
  const ann = await foundFor({ email: ['ann@x.test'] });
  assert.deepEqual(rowsOf(ann, 'profiles'), [['1', 'Ann@X.test', 'x', '1', 'A-1, A-2']]);
  assert.deepEqual(
    rowsOf(await foundFor({ email: ['bo@x.test'] }), 'profiles').map(([id]) => id),
    ['2'],
  );
});

test('arrays: an identity among the elements leads to the row, in any case where the type has none', async () => {
  const ann = [['1', 'Ann@X.test', 'x', '1', 'A-1, A-2']];
  assert.deepEqual(rowsOf(await foundFor({ code: ['A-2'] }), 'profiles'), ann);
  assert.deepEqual(rowsOf(await foundFor({ email: ['ann@old.test'] }), 'profiles'), ann);
  assert.deepEqual(rowsOf(await foundFor({ code: ['A-3', 'a-2'] }), 'profiles'), []);
});

test('arrays: rows shared by their elements show the person’s own elements alone', async () => {
  assert.deepEqual(rowsOf(await foundFor({ email: ['ann@x.test'] }), 'chats'), [
    ['both', '1'],
    ['ann', '1, 1'],
  ]);
});

test('elements of a JSON array lead to rows, by a key of each, and show nothing of the others', async () => {
  assert.deepEqual(rowsOf(await foundFor({ email: ['ann@x.test'] }), 'calls'), [['1', '1', '…test']]);
  assert.deepEqual(rowsOf(await foundFor({ email: ['bo@x.test'] }), 'calls'), [
    ['1', '2', null],
    ['2', '2', null],
  ]);
});

test('keys that a JSON array of the person’s row holds lead to the rows that have them', async () => {
  assert.deepEqual(rowsOf(await foundFor({ email: ['ann@x.test'] }), 'places'), [['one'], ['nine']]);
});

test('addresses inside of JSON and arrays hear of a deletion', async () => {
  const asked = { identities: { email: ['ann@x.test'] }, at };
  assert.deepEqual((await contactsOf(account.client, account.checked, asked)).sort(), ['ann@old.test', 'ann@x.test']);
});

test('F10: NULL and empty values inside of JSON and arrays match nothing', async () => {
  for (const value of ['', ' ', 'null', 'not an address']) {
    const findings = await foundFor({ email: [value], code: [value === 'null' ? '' : value] });
    assert.ok(findings.every(({ found, mentioned }) => found + mentioned === 0));
  }
});

test('indexes serve the search where they exist: GIN on arrays and JSON, on lower(email), on a value inside of JSON', async () => {
  const explained: string[] = [];
  const { client } = account;
  const query = client.query.bind(client);
  await query('SET enable_seqscan = off');
  const watching = Object.assign(Object.create(client), {
    query: async (asked: string | pg.QueryConfig) => {
      if (typeof asked === 'string') return query(asked);
      const plan = await query<{ 'QUERY PLAN': string }>(`EXPLAIN ${asked.text}`, asked.values);
      explained.push(...plan.rows.map((row) => row['QUERY PLAN']));
      return query(asked);
    },
  });
  await find(watching, account.checked, { identities: { email: ['ann@x.test'] }, at });
  await query('RESET enable_seqscan');
  for (const index of ['chats_people_idx', 'calls_doc_idx']) {
    assert.ok(
      explained.some((line) => line.includes(`Bitmap Index Scan on ${index}`)),
      explained.join('\n'),
    );
  }
});

test('in a run of many people each has the plan that they would have alone', () =>
  assertPlannedAlike(account, ['ann@x.test', 'bo@x.test', 'ann@old.test', 'no@x.test'], at));

test('map check names the indexes that arrays and values inside of JSON lack, and none that cannot serve', async () => {
  const { client, checked } = account;
  const loaded = parseMap(map, 'datamap.yaml');
  const says = missingIndexes(loaded, checked, await readIndexes(client)).map(
    (remark) => remark.says.split('table: ')[1],
  );
  assert.deepEqual(says, [
    'CREATE INDEX CONCURRENTLY ON "public"."profiles" USING gin ("codes");',
    'CREATE INDEX CONCURRENTLY ON "public"."profiles" USING gin ("mails");',
  ]);
  await client.query('DROP INDEX profiles_mail, profiles_person');
  const dropped = missingIndexes(loaded, checked, await readIndexes(client)).map(
    (remark) => remark.says.split('table: ')[1],
  );
  const expressions = [`lower(("profile" -> 'contact' ->> 'email'))`, `("profile" ->> 'person')`];
  for (const one of expressions) {
    assert.ok(dropped.includes(`CREATE INDEX CONCURRENTLY ON "public"."profiles" (${one});`), dropped.join());
  }
  for (const statement of dropped) await client.query((statement ?? '').replace('CONCURRENTLY ', ''));
  assert.deepEqual(
    missingIndexes(loaded, checked, await readIndexes(client)).filter(({ says }) => !says.includes('gin')),
    [],
  );
});

test('a column of which only parts are listed is said to be so, and looks like nothing else', () => {
  const { checked } = account;
  const says = driftOf(parseMap(map, 'datamap.yaml'), checked).map((remark) => remark.says);
  assert.ok(
    says.includes('only parts of column "profile" of public.profiles are listed, so nobody is ever shown the rest'),
  );
});
