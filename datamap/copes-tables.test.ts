/** Each kind of table and column that the map copes with, one test each, as the role with the least rights. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accountOf, countRows, type Guarded, guarded, newRun } from '#tests/checked-map';
import { assertPlannedAlike } from '#tests/plans-alike';
import { find } from './find.ts';
import { makePlan } from './plan.ts';
import { purge } from './purge.ts';
import { rehearse } from './rehearse.ts';

const at = new Date('2026-11-20T12:00:00Z');
const identities = { email: ['ann@x.test'] };

const schema = `
CREATE EXTENSION citext;
CREATE COLLATION anycase (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
CREATE SCHEMA crm;
CREATE SCHEMA "Back Office";
CREATE TABLE people (id int PRIMARY KEY, email text, email_lower text GENERATED ALWAYS AS (lower(email)) STORED, name text,
  initial text GENERATED ALWAYS AS (left(name, 1)) STORED);
CREATE INDEX ON people (lower(email));
INSERT INTO people VALUES (1, 'Ann@x.test', DEFAULT, 'Ann'), (2, 'bo@x.test', DEFAULT, 'Bo'), (3, 'annx@x.test', DEFAULT, 'X');
CREATE TABLE crm.cards (id int PRIMARY KEY, person int REFERENCES people, label text);
INSERT INTO crm.cards VALUES (1, 1, 'a'), (2, 2, 'b');
CREATE TABLE "Back Office"."Odd Notes" (id int PRIMARY KEY, card int REFERENCES crm.cards, "Text" text);
INSERT INTO "Back Office"."Odd Notes" VALUES (1, 1, 'a'), (2, 2, 'b');
CREATE VIEW active AS SELECT id, name, email FROM people;
CREATE MATERIALIZED VIEW totals AS SELECT person, count(*) AS cards FROM crm.cards GROUP BY person;
CREATE TABLE visits (id int, at date, person int, page text, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE visits_2026_01 PARTITION OF visits FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
CREATE TABLE visits_2026_02 PARTITION OF visits FOR VALUES FROM ('2026-02-01') TO ('2026-03-01');
CREATE TABLE visits_rest PARTITION OF visits DEFAULT;
INSERT INTO visits VALUES (1, '2026-01-05', 1, '/'), (1, '2026-02-05', 1, '/a'), (2, '2026-01-06', 2, '/'), (3, '2027-01-01', 1, '/'), (4, '2026-01-07', 2, '/');
CREATE TABLE subscribers (mail citext, plain text COLLATE anycase, phone text COLLATE anycase, number text COLLATE "C");
INSERT INTO subscribers VALUES ('ANN@x.test', NULL, NULL, NULL), (NULL, 'Ann@X.test', NULL, '1'), (NULL, NULL, '+1 555 0101', NULL), ('bo@x.test', 'bo@x.test', '5550102', NULL);
CREATE TABLE codes (number text COLLATE anycase);
INSERT INTO codes VALUES ('1'), ('2');
CREATE TYPE mood AS ENUM ('happy', 'so-so');
CREATE TABLE rare (person int, mood mood, tags text[], price money, ip inet, photo bytea, born date, spans int4range, doc jsonb, yes boolean);
INSERT INTO rare VALUES (1, 'so-so', '{red,"a, b",NULL}', 12.5, '10.0.0.7', '\\x68690a', '1980-02-29', '[1,5)', '{"a": [1]}', true);
CREATE TABLE audit (line text);
CREATE TABLE loans (id int PRIMARY KEY, person int REFERENCES people);
INSERT INTO loans VALUES (1, 2);
CREATE TABLE likes (id int PRIMARY KEY, person int REFERENCES people ON DELETE CASCADE);
INSERT INTO likes VALUES (1, 2), (2, 2);
CREATE TABLE chats (id int PRIMARY KEY, opener int REFERENCES people ON DELETE SET NULL);
INSERT INTO chats VALUES (1, 2);
CREATE FUNCTION noted() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN INSERT INTO audit VALUES ('gone'); RETURN OLD; END $$;
CREATE TRIGGER noted AFTER DELETE ON crm.cards FOR EACH ROW EXECUTE FUNCTION noted();
`;
const map = `
version: 1
identities: { email: { normalise: email }, phone: { normalise: phone } }
categories: { all: All }
tables:
  people:
    person: true
    match: { email_lower: email }
    columns: { id: , initial: , name: { erase: { constant: x } } }
    erase: delete
  crm.cards: { belongs: { person: people.id }, columns: { label: }, erase: delete }
  Back Office.Odd Notes: { belongs: { card: crm.cards.id }, columns: { Text: }, erase: delete }
  active: { match: { email: email }, columns: { name: }, erase: keep }
  totals:
    belongs: { person: people.id }
    columns: { cards: }
    erase: keep
    keep: { reason: a total until it is computed anew, law: none, review: 1 day }
  visits: { belongs: { person: people.id }, columns: { page: , at: }, erase: delete }
  subscribers: { match: { mail: email, plain: email, phone: phone }, columns: { number: }, erase: delete }
  codes: { belongs: { number: subscribers.number }, columns: { number: }, erase: delete }
  rare:
    belongs: { person: people.id }
    columns: { mood: , tags: , price: , ip: , photo: , born: , spans: , doc: , yes: }
    erase: delete
scopes:
  name: { label: Your name, tables: { people: columns } }
`;

let account: Guarded;
let found: Record<string, (string | null)[][]>;
before(async () => {
  account = await guarded(await accountOf(schema, map));
  found = await foundOf(identities);
});
after(() => Promise.all([account.client.end(), account.worker.end()]));

async function foundOf(asked: Record<string, string[]>): Promise<Record<string, (string | null)[][]>> {
  const findings = await find(account.worker, account.checked, { identities: asked, at });
  return Object.fromEntries(findings.map(({ table, rows }) => [table, rows.map(({ values }) => values)]));
}
const planOf = (email: string, kind: 'delete' | 'access' = 'delete') =>
  makePlan(account.worker, account.checked, { request: 'r', kind, identities: { email: [email] }, at });

test('other schemas: tables are found, with whatever names they have', () => {
  assert.deepEqual([found['crm.cards'], found['Back Office.Odd Notes']], [[['a']], [['a']]]);
});

test('generated columns: they are matched, shown, and follow what they are made of', async () => {
  assert.deepEqual(found.people, [['1', 'A', 'Ann']]);
  const { steps } = await rehearse(account.worker, account.checked, { identities, at, scope: 'name' });
  assert.equal(steps.find(({ act }) => act === 'reduce')?.rows, 1);
});

test('case-insensitive and citext columns: an address is found in any case, a telephone by its digits', async () => {
  assert.deepEqual(found.subscribers?.length, 2);
  assert.deepEqual((await foundOf({ phone: ['+15550101'] })).subscribers?.length, 1);
});

test('case-insensitive columns: a link between columns of different collations is no error', () => {
  assert.deepEqual(found.codes, [['1']]);
});

test('readable columns: an enum, array, amount, address, bytes, date, range and yes are shown as people read them', () => {
  assert.deepEqual(found.rare, [
    ['so-so', 'red, a, b', '$12.50', '10.0.0.7', '3 bytes', '1980-02-29', '[1,5)', '{"a": [1]}', 'true'],
  ]);
});

test('partitioned tables: rows are found in every month, and each is bound by the digest', async () => {
  assert.deepEqual(found.visits, [
    ['/', '2026-01-05'],
    ['/a', '2026-02-05'],
    ['/', '2027-01-01'],
  ]);
  const digestOf = async () => (await planOf('ann@x.test')).tables.find(({ table }) => table === 'visits')?.rows;
  const before = await digestOf();
  await account.client.query("UPDATE visits SET at = '2026-02-06' WHERE id = 1 AND at = '2026-01-05'");
  assert.notEqual(await digestOf(), before);
  await account.client.query("UPDATE visits SET at = '2026-01-05' WHERE id = 1 AND at = '2026-02-06'");
  assert.equal(await digestOf(), before);
});

test('views: they are shown and exported, and a deletion asks nothing of them', async () => {
  assert.deepEqual([found.active, found.totals], [[['Ann']], [['1']]]);
  const access = await planOf('ann@x.test', 'access');
  assert.deepEqual(access.tables.find(({ table }) => table === 'active')?.exported, 1);
  const { tables, questions } = await planOf('ann@x.test');
  const view = tables.find(({ table }) => table === 'active');
  assert.deepEqual([view?.erased, view?.reduced, view?.kept], [0, 0, []]);
  assert.ok(!questions.some(({ table }) => table === 'active'));
});

test('declared but unmapped foreign keys, cascades: what would refuse, go along or be emptied is a question with its rows', async () => {
  const { questions } = await planOf('bo@x.test');
  const asked = questions
    .map(({ code, table, rows }) => [code, table, rows])
    .filter(([, table]) => table !== 'crm.cards');
  assert.deepEqual(asked, [
    ['changes-others', 'public.chats', 1],
    ['unmapped-cascade', 'public.likes', 2],
    ['blocked-by-others', 'public.loans', 1],
  ]);
});

test('triggers: a trigger on rows that go is a question with their number', async () => {
  const { questions } = await planOf('ann@x.test');
  assert.deepEqual(
    questions.map(({ code, table, rows }) => [code, table, rows]),
    [['trigger', 'crm.cards', 1]],
  );
});

test('in a run of many people each has the plan that they would have alone', () =>
  assertPlannedAlike(account, ['ann@x.test', 'bo@x.test', 'annx@x.test'], at));

test('a deletion takes the person’s rows of all these tables, and no row of others', async () => {
  const plan = await planOf('ann@x.test');
  const run = { ...newRun(), plan, identities, hashKey: Buffer.alloc(32), now: at };
  const result = await purge(account.worker, account.checked, run);
  assert.ok(result.done);
  const left = {
    people: 2,
    'crm.cards': 1,
    '"Back Office"."Odd Notes"': 1,
    visits: 2,
    subscribers: 2,
    codes: 1,
    rare: 0,
  };
  for (const [table, rows] of Object.entries(left)) assert.equal(await countRows(account, table), rows, table);
  assert.ok(!result.receipt.tables.some(({ table }) => table === 'active' || table === 'totals'));
  assert.equal(await countRows(account, 'audit'), 1);
});
