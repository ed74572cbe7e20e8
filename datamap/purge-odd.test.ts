import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { Plan } from '#domain/plan';
import { accountOf, countRows, fingerprints, type Guarded, guarded } from '#tests/checked-map';
import { at, runOf, wanted } from '#tests/purge-run';
import { purge } from './purge.ts';
import { rehearse } from './rehearse.ts';

const oddSchema = `
CREATE SCHEMA crm;
CREATE TABLE people (id int PRIMARY KEY, email text NOT NULL, name text NOT NULL, born date, ip inet, phone text, code varchar(40), best int);
CREATE TABLE crm.teams (id int PRIMARY KEY, lead int REFERENCES people);
ALTER TABLE people ADD COLUMN team int REFERENCES crm.teams;
CREATE TABLE visits (at date NOT NULL, person int) PARTITION BY RANGE (at);
CREATE TABLE visits_1 PARTITION OF visits FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE visits_2 PARTITION OF visits FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE log (person int, line text);
CREATE TABLE tree (id int PRIMARY KEY, owner int, parent int REFERENCES tree, label text);
CREATE TABLE invoices (id int PRIMARY KEY, person int NOT NULL REFERENCES people);
INSERT INTO people SELECT n, 'p' || n || '@x.test', 'Name ' || n, '1980-05-05', '10.1.2.3', '+1 555-01' || n, 'code' || n FROM generate_series(1, 6) n;
INSERT INTO crm.teams VALUES (1, 1), (2, 2);
UPDATE people SET team = id WHERE id < 3;
INSERT INTO visits SELECT '2024-06-01', 1 + n % 3 FROM generate_series(1, 30) n;
INSERT INTO visits SELECT '2025-06-01', 1 + n % 3 FROM generate_series(1, 30) n;
INSERT INTO log SELECT 1 + n % 3, 'line' FROM generate_series(1, 12) n;
INSERT INTO tree VALUES (1, 1, NULL, 'a'), (2, NULL, 1, 'b'), (3, NULL, 2, 'c'), (4, 2, NULL, 'd'), (5, NULL, 4, 'e');
INSERT INTO invoices VALUES (1, 3), (2, 3), (3, 4);
`;
const oddMap = `
version: 1
identities: { email: { normalise: email } }
categories: { all: All }
tables:
  people:
    person: true
    match: { email: email }
    columns:
      email: { erase: random }
      name: { erase: hash }
      born: { erase: year }
      ip: { erase: /24 }
      phone: { erase: format }
      code: { erase: { constant: gone } }
    erase: delete
  crm.teams: { belongs: { lead: people.id }, columns: { id: }, erase: delete }
  visits: { belongs: { person: people.id }, columns: { at: }, erase: delete }
  log: { belongs: { person: people.id }, columns: { line: { erase: { constant: '' } }, person: { erase: null } }, erase: columns }
  tree:
    belongs: [{ to: { owner: people.id } }, { to: { parent: tree.id } }]
    columns: { label: }
    erase: delete
  invoices:
    belongs: { person: people.id }
    columns: { id: }
    erase: keep
    keep: { reason: an invoice, law: tax law, review: 7 years }
`;

let odd: Guarded;
before(async () => {
  odd = await guarded(await accountOf(oddSchema, oddMap));
});
after(() => Promise.all([odd.client.end(), odd.worker.end()]));

const erasedOf = (plan: Plan) => Object.fromEntries(plan.tables.map(({ table, erased }) => [table, erased]));

test('cycles of foreign keys, partitions, tables without key and trees are purged as planned', async () => {
  const run = await runOf(odd, wanted('p1@x.test'));
  assert.deepEqual(erasedOf(run.plan), { tree: 3, log: 0, visits: 20, invoices: 0, people: 1, 'crm.teams': 1 });
  const result = await purge(odd.worker, odd.checked, run);
  assert.ok(result.done);
  assert.equal(await countRows(odd, 'visits'), 40);
  assert.equal(await countRows(odd, 'tree'), 2);
  assert.equal(await countRows(odd, "log WHERE person IS NULL AND line = ''"), 4);
  assert.equal(await countRows(odd, 'crm.teams'), 1);
});

test('a person whose rows the law keeps stays with less in each column, as the map says', async () => {
  const hashKey = Buffer.alloc(32, 7);
  const run = await runOf(odd, wanted('p3@x.test'), { hashKey });
  assert.deepEqual(
    run.plan.tables.find(({ table }) => table === 'people'),
    {
      ...run.plan.tables.find(({ table }) => table === 'people'),
      erased: 0,
      reduced: 1,
    },
  );
  assert.ok((await purge(odd.worker, odd.checked, run)).done);
  const { rows } = await odd.client.query('SELECT *, born::text AS born, ip::text AS ip FROM people WHERE id = 3');
  assert.equal(rows[0].name, createHmac('sha256', hashKey).update('Name 3').digest('hex'));
  assert.deepEqual(
    [rows[0].born, rows[0].ip, rows[0].phone, rows[0].code],
    ['1980-01-01', '10.1.2.0/24', '+0 000-000', 'gone'],
  );
  assert.match(rows[0].email, /^[0-9a-f]{32}$/);
  assert.equal(await countRows(odd, 'invoices'), 3);
});

test('a rehearsal touches every row that a purge would, and takes it back', async () => {
  const before = await fingerprints(odd);
  const { plan, steps } = await rehearse(odd.worker, odd.checked, { identities: { email: ['p2@x.test'] }, at });
  assert.deepEqual(
    Object.fromEntries(steps.filter(({ act }) => act === 'erase').map(({ table, rows }) => [table, rows])),
    Object.fromEntries(Object.entries(erasedOf(plan)).filter(([, rows]) => rows > 0)),
  );
  assert.deepEqual(await fingerprints(odd), before);
});
