import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Plan, plan as planShape } from '#domain/plan';
import { type Account, accountOf, clickandchat } from '#tests/checked-map';
import { digest } from './digest.ts';
import { makePlan, type PlanFor } from './plan.ts';

const at = new Date('2026-11-20T12:00:00Z');
const wanted = (email: string, more: Partial<PlanFor> = {}): PlanFor => ({
  identities: { email: [email] },
  at,
  request: '00000000-0000-4000-8000-000000000001',
  kind: 'delete',
  ...more,
});

/** Every foreign key that a deletion can stumble over, one person, and rows of others. */
const schema = `
CREATE TABLE people (id int PRIMARY KEY, email text NOT NULL, name text NOT NULL, ticket int UNIQUE);
CREATE TABLE cards (id int PRIMARY KEY, person int NOT NULL REFERENCES people, number text);
CREATE TABLE disputes (id int PRIMARY KEY, card int NOT NULL REFERENCES cards, closed date, due date);
CREATE TABLE posts (id int PRIMARY KEY, person int NOT NULL REFERENCES people, reply_to int REFERENCES posts, body text);
CREATE TABLE audit (id int PRIMARY KEY, person int REFERENCES people ON DELETE CASCADE);
CREATE TABLE likes (id int PRIMARY KEY, post int REFERENCES posts ON DELETE SET NULL);
CREATE TABLE moves (id int PRIMARY KEY, person int, old text, at timestamptz);
CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN OLD; END';
CREATE TRIGGER noting BEFORE DELETE ON cards FOR EACH ROW EXECUTE FUNCTION note();
CREATE TABLE seats (id int PRIMARY KEY, ticket int REFERENCES people (ticket));
INSERT INTO people SELECT n, 'p' || n || '@x.test', 'P' || n, n * 10 FROM generate_series(1, 9) n;
INSERT INTO seats VALUES (1, 80);
INSERT INTO cards VALUES (1, 1, '4242'), (2, 1, '5454'), (3, 2, '6666');
INSERT INTO disputes VALUES (1, 1, NULL, '2027-01-01'), (2, 1, NULL, '2027-05-05'), (3, 2, '2020-01-01', NULL);
INSERT INTO posts VALUES (1, 2, NULL, 'two'), (2, 3, 1, 'three answers two'), (3, 2, 2, 'two again'), (4, 4, NULL, 'four'), (7, 7, NULL, 'seven');
INSERT INTO audit VALUES (1, 3), (2, 3), (3, 9);
INSERT INTO likes VALUES (1, 4), (2, 1);
INSERT INTO moves VALUES (1, 5, 'old@x.test', '2026-11-18 12:00+00'), (2, 6, 'old6@x.test', '2026-11-17 11:59+00');
`;
const map = (more = '') => `
version: 1
identities: { email: { normalise: email } }
categories: { all: All }
caps: { rows: 5 }
tables:
  people:
    person: true
    match: { email: email }
    columns: { email: { erase: { constant: gone } }, name: ${more || '{ erase: hash }'} }
    erase: delete
  cards: { belongs: { person: people.id }, columns: { number: }, erase: delete }
  disputes:
    belongs: { card: cards.id }
    columns: { id: }
    erase: delete
    keep: { while: { closed: null }, reason: an open dispute, law: Art. 17(3)(e), review: { column: due, plus: 1 month } }
  posts: { belongs: { person: people.id }, columns: { body: }, erase: delete }
  moves: { belongs: { person: people.id }, columns: { old: }, erase: delete, replacedAt: at }
`;

let shop: Account;
let odd: Account;
before(async () => {
  shop = await clickandchat();
  odd = await accountOf(schema, map());
});
after(async () => {
  await shop.client.end();
  await odd.client.end();
});

const tableOf = (plan: Plan, name: string) => plan.tables.find(({ table }) => table === name);
const codesOf = (plan: Plan): string[] => [...new Set(plan.questions.map(({ code }) => code))].sort();
const planOdd = (person: number, more: Partial<PlanFor> = {}) =>
  makePlan(odd.client, odd.checked, wanted(`p${person}@x.test`, more));

test('a row that rows of several tables hold stays until the latest of their days', async (t) => {
  const shop = await accountOf(
    `CREATE TABLE people (id int PRIMARY KEY, email text NOT NULL);
    CREATE TABLE disputes (id int PRIMARY KEY, person int REFERENCES people, due date);
    CREATE TABLE invoices (id int PRIMARY KEY, person int REFERENCES people, due date);
    INSERT INTO people VALUES (1, 'p1@x.test'), (2, 'p2@x.test');
    INSERT INTO disputes VALUES (1, 1, '2027-01-01'), (2, 2, '2029-01-01');
    INSERT INTO invoices VALUES (1, 1, '2028-01-01'), (2, 2, '2028-01-01');`,
    `
version: 1
identities: { email: { normalise: email } }
categories: { all: All }
tables:
  people: { person: true, match: { email: email }, columns: { email: }, erase: delete }
  disputes: { belongs: { person: people.id }, columns: { id: }, erase: keep, keep: { reason: a dispute, law: l, review: { column: due, plus: 0 days } } }
  invoices: { belongs: { person: people.id }, columns: { id: }, erase: keep, keep: { reason: tax, law: l, review: { column: due, plus: 0 days } } }
`,
  );
  t.after(() => shop.client.end());
  for (const [email, until] of [
    ['p1@x.test', '2028-01-01'],
    ['p2@x.test', '2029-01-01'],
  ] as const) {
    const plan = await makePlan(shop.client, shop.checked, wanted(email));
    assert.deepEqual(tableOf(plan, 'people')?.kept, [{ reason: 'a dispute', law: 'l', until, rows: 1 }]);
  }
});

test('a row that rows of one table hold for two reasons stays for the first of the map, and a reason goes before none', async (t) => {
  const { client, checked } = await accountOf(
    `CREATE TABLE people (id int PRIMARY KEY, email text);
     CREATE TABLE cards (id int PRIMARY KEY, person int);
     CREATE TABLE orders (id int PRIMARY KEY, person int, card int REFERENCES cards, state text);
     INSERT INTO people VALUES (1, 'p1@x.test');
     INSERT INTO cards VALUES (1, 1), (2, 1), (3, 1);
     INSERT INTO orders VALUES (1, 1, 1, 'paid'), (2, 1, 1, 'disputed'), (3, 1, 2, 'paid'), (4, 1, 2, 'odd'), (5, 1, 3, 'odd');`,
    `version: 1
identities: { email: { normalise: email } }
categories: { all: All }
tables:
  people: { person: true, match: { email: email }, columns: { email: }, erase: delete }
  cards: { belongs: { person: people.id }, columns: { id: }, erase: delete }
  orders:
    belongs: { person: people.id }
    columns: { state: { erase: 'null' } }
    keep:
      - { while: { state: disputed }, reason: a dispute, law: a law, review: 1 year }
      - { while: { state: paid }, reason: our books, law: a law, review: 1 year }
    erase: columns
`,
  );
  t.after(() => client.end());
  const plan = await makePlan(client, checked, wanted('p1@x.test'));
  assert.deepEqual(
    tableOf(plan, 'cards')?.kept.map(({ rows, reason }) => [rows, reason]),
    [
      [1, 'a dispute'],
      [1, 'our books'],
      [1, 'rows that stay refer to them'],
    ],
  );
});

test('rows that the map does not follow may refer to another column than the key', async () => {
  const { questions } = await planOdd(8);
  assert.deepEqual(
    questions.map(({ code, table, rows }) => [code, table, rows]),
    [['blocked-by-others', 'public.seats', 1]],
  );
});

test('a plan has the plan’s shape, and children stand before what they refer to', async () => {
  const plan = planShape.parse(await makePlan(shop.client, shop.checked, wanted('iris.vale@mail.example')));
  const names = plan.tables.map(({ table }) => table);
  assert.ok(names.indexOf('page_views') < names.indexOf('visitor_sessions'));
  assert.ok(names.indexOf('chargebacks') < names.indexOf('purchases'));
  assert.equal(names.at(-1) === 'accounts' || names.indexOf('purchases') < names.indexOf('accounts'), true);
  for (const { found, erased, reduced, kept } of plan.tables) {
    assert.equal(found, erased + reduced + kept.reduce((sum, { rows }) => sum + rows, 0));
  }
});

test('the same rows at the same instant give the same digest, and one row more another', async () => {
  const one = digest(await makePlan(shop.client, shop.checked, wanted('omar.reed@mail.example')));
  assert.equal(digest(await makePlan(shop.client, shop.checked, wanted('omar.reed@mail.example'))), one);
  await shop.client.query("INSERT INTO ip_log (account_id, action, logged_at) VALUES (2, 'sign-in', now())");
  assert.notEqual(digest(await makePlan(shop.client, shop.checked, wanted('omar.reed@mail.example'))), one);
});

test('the digest binds which rows: as many others give another', async () => {
  const before = tableOf(await planOdd(7), 'posts');
  await odd.client.query('UPDATE posts SET id = 77 WHERE id = 7');
  const later = tableOf(await planOdd(7), 'posts');
  assert.equal(before?.erased, later?.erased);
  assert.notEqual(before?.rows, later?.rows);
});

test('CC-5: an open chargeback and its purchase are kept with reason and date, and the rest goes', async () => {
  const plan = await makePlan(shop.client, shop.checked, wanted('omar.reed@mail.example'));
  const kept = [{ reason: 'an open chargeback', until: '2027-05-20', rows: 1 }];
  for (const table of ['chargebacks', 'purchases']) {
    assert.deepEqual(
      tableOf(plan, table)?.kept.map(({ law: _, ...rest }) => rest),
      kept,
    );
  }
  assert.equal(tableOf(plan, 'purchases')?.erased, 1);
  assert.equal(tableOf(plan, 'accounts')?.erased, 1);
});

test('CC-4: a scope reaches its tables alone', async () => {
  const plan = await makePlan(shop.client, shop.checked, wanted('iris.vale@mail.example', { scope: 'account' }));
  const erased = plan.tables
    .filter((table) => table.erased > 0)
    .map(({ table }) => table)
    .sort();
  const asked = Object.keys(shop.checked.map.scopes.account?.tables ?? {});
  assert.ok(erased.length > 3 && erased.every((table) => asked.includes(table)));
  assert.equal(tableOf(plan, 'chat_messages')?.erased, 0);
  await assert.rejects(
    makePlan(shop.client, shop.checked, wanted('a@b.example', { scope: 'constructor' })),
    RangeError,
  );
});

test('a row that a kept row refers to stays with the same reason, or with less in it where the map says how', async () => {
  const plan = await planOdd(1);
  assert.deepEqual(tableOf(plan, 'disputes')?.kept, [
    { reason: 'an open dispute', law: 'Art. 17(3)(e)', until: '2027-06-05', rows: 2 },
  ]);
  assert.equal(tableOf(plan, 'disputes')?.erased, 1);
  assert.deepEqual(tableOf(plan, 'cards')?.kept, [
    { reason: 'an open dispute', law: 'Art. 17(3)(e)', until: '2027-06-05', rows: 1 },
  ]);
  assert.equal(tableOf(plan, 'cards')?.erased, 1);
  assert.deepEqual([tableOf(plan, 'people')?.erased, tableOf(plan, 'people')?.reduced], [0, 1]);
  assert.ok(!codesOf(plan).includes('held'));
});

test('A4: an identity of two persons is a question', async () => {
  const plan = await makePlan(shop.client, shop.checked, wanted('vic@corp.example', { kind: 'access' }));
  assert.equal(plan.persons, 2);
  assert.deepEqual(codesOf(plan), ['two-persons']);
});

test('F10: an identity that nothing has plans nothing, and asks', async () => {
  for (const value of ['', ' ', 'sam.holt@mail.example']) {
    const plan = await makePlan(shop.client, shop.checked, wanted(value));
    assert.equal(plan.persons, 0);
    assert.ok(plan.tables.every(({ found, erased, mentioned }) => found + erased + mentioned === 0));
    assert.deepEqual(codesOf(plan), ['nobody-found']);
  }
});

test('F11: more rows than the cap are a question', async () => {
  assert.ok(!codesOf(await planOdd(9)).includes('more-than-cap'));
  assert.ok(codesOf(await planOdd(1)).includes('more-than-cap'));
});

test('F12: a cascade to a table that the map does not name is listed with its rows', async () => {
  const plan = await planOdd(3);
  assert.deepEqual(
    plan.questions.find(({ code }) => code === 'unmapped-cascade'),
    {
      code: 'unmapped-cascade',
      table: 'public.audit',
      rows: 2,
      words: 'Deleting from people would also delete these rows of public.audit (audit_person_fkey).',
    },
  );
});

test('F12: triggers, references of others that would be refused or emptied, are questions', async () => {
  assert.deepEqual(codesOf(await planOdd(1)), ['more-than-cap', 'trigger']);
  assert.deepEqual(codesOf(await planOdd(2)), ['blocked-by-others', 'changes-others', 'trigger']);
  assert.deepEqual(codesOf(await planOdd(7)), []);
});

test('a column that may not be null cannot be planned to be emptied unseen', async () => {
  const strict = await accountOf(`${schema} -- strict`, map('{ erase: null }'));
  try {
    assert.ok(
      codesOf(await makePlan(strict.client, strict.checked, wanted('p1@x.test'))).includes('not-null-conflict'),
    );
  } finally {
    await strict.client.end();
  }
});

test('an address replaced less than 72 hours ago is a question, for a deletion and for a copy', async () => {
  assert.ok(codesOf(await planOdd(5)).includes('recently-changed-address'));
  assert.ok(codesOf(await planOdd(5, { kind: 'access' })).includes('recently-changed-address'));
  assert.ok(!codesOf(await planOdd(6)).includes('recently-changed-address'));
});

test('shared rows are counted, asked about, and never planned to go', async () => {
  const plan = await makePlan(shop.client, shop.checked, wanted('iris.vale@mail.example'));
  const threads = tableOf(plan, 'chat_threads');
  assert.deepEqual([threads?.found, threads?.mentioned, threads?.erased], [0, 1, 0]);
  assert.ok(plan.questions.some(({ code, table }) => code === 'shared-rows' && table === 'chat_threads'));
});

test('a copy plans no deletion', async () => {
  const plan = await makePlan(shop.client, shop.checked, wanted('iris.vale@mail.example', { kind: 'access' }));
  assert.ok(plan.tables.every(({ erased, reduced, kept }) => erased + reduced + kept.length === 0));
  assert.equal(tableOf(plan, 'internal_notes')?.exported, 0);
  assert.equal(tableOf(plan, 'chat_threads')?.exported, 1);
});

test('nothing is kept in a view, since it goes with what it shows; a materialised one keeps its copy, for a reason', async () => {
  const tables = `CREATE TABLE people (id int PRIMARY KEY, email text); INSERT INTO people VALUES (1, 'p1@x.test');
    CREATE VIEW seen AS SELECT * FROM people; CREATE MATERIALIZED VIEW copied AS SELECT * FROM people;`;
  const entry = (more: string) => `{ match: { email: email }, columns: { id:, email: }, ${more} }`;
  const yaml = (copied: string) => `
version: 1
identities: { email: { normalise: email } }
categories: { all: All }
tables: { people: ${entry('person: true, erase: delete')}, seen: ${entry('erase: keep')}, copied: ${entry(copied)} }`;
  const keep = 'erase: keep, keep: { reason: a copy until Sunday, law: Art. 17, review: 7 days }';
  const { client, checked } = await accountOf(tables, yaml(keep));
  const plan = await makePlan(client, checked, wanted('p1@x.test'));
  await client.end();
  const kept = plan.tables.map(({ table, kept }) => [table, kept.map(({ reason }) => reason)]);
  assert.deepEqual(Object.fromEntries(kept), { people: [], seen: [], copied: ['a copy until Sunday'] });
  await assert.rejects(accountOf(tables, yaml('erase: keep')), /keeps its rows without a keep/);
});
