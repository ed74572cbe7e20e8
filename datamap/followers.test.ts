/** What ON UPDATE changes in other tables with a value that a way rewrites: refused there, the whole run would be. */
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { type Account, accountOf, fingerprints, guarded, newRun } from '#tests/checked-map';
import { checkMap } from './check.ts';
import { parseMap } from './load.ts';
import { makePlan } from './plan.ts';
import { purge } from './purge.ts';
import { reviewMap } from './review.ts';

/** One parent for each case, whose value `c` one row of a child refers to; the second row is a neighbour's. */
const parents = ['checked', 'needed', 'other', 'single', 'made', 'deep', 'dropped', 'missing', 'fine', 'plain'];
const schema = `
CREATE TABLE people (id int PRIMARY KEY, email text NOT NULL);
INSERT INTO people VALUES (1, 'p1@x.test'), (2, 'p2@x.test');
${parents
  .map(
    (name) => `CREATE TABLE ${name} (id int PRIMARY KEY, person int, c text UNIQUE);
INSERT INTO ${name} VALUES (1, 1, 'one'), (2, 2, 'two');`,
  )
  .join('\n')}
CREATE TABLE checked_by (c text REFERENCES checked (c) ON UPDATE CASCADE CHECK (length(c) < 10));
CREATE TABLE needed_by (c text NOT NULL REFERENCES needed (c) ON UPDATE CASCADE);
CREATE TABLE names (c text PRIMARY KEY);
INSERT INTO names VALUES ('one');
CREATE TABLE other_by (c text REFERENCES other (c) ON UPDATE CASCADE REFERENCES names);
CREATE TABLE single_by (c text REFERENCES single (c) ON UPDATE CASCADE, kind int);
CREATE UNIQUE INDEX single_by_c ON single_by (left(c, 1), kind);
CREATE TABLE made_by (c text REFERENCES made (c) ON UPDATE CASCADE, short varchar(9) GENERATED ALWAYS AS (c) STORED);
CREATE TABLE deep_by (id int PRIMARY KEY, c text UNIQUE REFERENCES deep (c) ON UPDATE CASCADE);
CREATE TABLE deep_below (c text REFERENCES deep_by (c) ON UPDATE CASCADE CHECK (c <> 'gone'));
CREATE TABLE dropped_by (c text NOT NULL DEFAULT 'none' REFERENCES dropped (c) ON UPDATE SET DEFAULT);
CREATE TABLE missing_by (c text REFERENCES missing (c) ON UPDATE SET NULL CHECK (c IS NOT NULL));
CREATE TABLE fine_by (c text NOT NULL DEFAULT 'two' REFERENCES fine (c) ON UPDATE SET DEFAULT, secret text);
CREATE TABLE plain_by (c text REFERENCES plain (c) ON UPDATE CASCADE CHECK (c <> ''), secret text);
INSERT INTO single_by VALUES ('one', 1), ('two', 2);
${parents
  .filter((name) => name !== 'single')
  .map(
    (name) =>
      `INSERT INTO ${name}_by (${name === 'deep' ? 'id, ' : ''}c) VALUES (${name === 'deep' ? '1, ' : ''}'one');`,
  )
  .join('\n')}
INSERT INTO deep_below VALUES ('one');
CREATE TABLE document (id int PRIMARY KEY, person int, c jsonb UNIQUE, up text UNIQUE GENERATED ALWAYS AS (upper(c ->> 'a')) STORED);
INSERT INTO document VALUES (1, 1, '{"a": "one"}'), (2, 2, '{"a": "two"}');
CREATE TABLE part_by (c jsonb REFERENCES document (c) ON UPDATE CASCADE CHECK (length(c ->> 'a') < 10));
INSERT INTO part_by VALUES ('{"a": "one"}');
CREATE TABLE up_by (up text REFERENCES document (up) ON UPDATE CASCADE CHECK (length(up) < 10));
INSERT INTO up_by VALUES ('ONE');
`;
const yaml = (table: string, way: string, column = 'c') => `
version: 1
identities: { email: { normalise: email } }
categories: { all: All }
tables:
  people: { person: true, match: { email: email }, columns: { email: }, erase: keep, keep: { reason: r, law: l, review: 1 year } }
  ${table}: { belongs: { person: people.id }, columns: { "${column}": { erase: ${way} } }, erase: columns }
`;
const at = new Date('2026-11-20T12:00:00Z');
const identities = { email: ['p1@x.test'] };

let account: Account;
before(async () => {
  account = await accountOf(schema, yaml('plain', 'hash'));
});
after(() => account.client.end());

/** As the role that has the rights of `map grants` alone. */
async function tried(table: string, way: string, column?: string) {
  const loaded = parseMap(yaml(table, way, column), 'datamap.yaml');
  const checked = checkMap(loaded, account.checked.catalogue);
  const { worker } = await guarded({ ...account, checked });
  try {
    const request = randomUUID();
    const plan = await makePlan(worker, checked, { identities, at, request, kind: 'delete' });
    const { remarks } = await reviewMap(worker, loaded, at);
    const run = { ...newRun(request), plan, identities, hashKey: randomBytes(32), now: at };
    const before = await fingerprints(account);
    const done = await purge(worker, checked, run).then(
      (result) => result.done,
      () => false,
    );
    if (!done) assert.deepEqual(await fingerprints(account), before);
    return {
      checked: remarks.flatMap(({ says }) => (/^column "c[">-]/.test(says) ? [says] : [])),
      planned: plan.questions.filter(({ code }) => code === 'way-refused').map(({ words }) => words),
      done,
    };
  } finally {
    await worker.end();
  }
}

for (const [what, table, way, found] of [
  ['a check', 'checked', 'hash', /checked_by.*checked_by_c_check/],
  ['NOT NULL', 'needed', 'null', /needed_by.*NOT NULL/],
  ['a key to a third table', 'other', 'hash', /other_by.*public\.names has no row/],
  ['the length of what is generated', 'made', 'hash', /made_by.*does not fit \(short\)/],
  ['a check two tables away', 'deep', '{ constant: gone }', /deep_below.*deep_below_c_check/],
  ['a default that is not there', 'dropped', 'hash', /dropped_by.*public\.dropped has no row/],
  ['a check of what is emptied', 'missing', 'hash', /missing_by.*missing_by_c_check/],
] as const) {
  test(`${what} of a table that changes with a rewritten value is found before a run`, async () => {
    const said = await tried(table, way);
    assert.match(said.checked.join('\n'), found);
    assert.match(said.planned.join('\n'), found);
    assert.equal(said.done, false, 'the finding is true: a run is refused');
  });
}

test('rows that change with a rewritten value and would meet another in an index are found when planning', async () => {
  const apart = await tried('single', '{ constant: three }');
  assert.deepEqual([apart.planned, apart.done], [[], true]);
  await account.client.query("UPDATE single SET c = 'one' WHERE id = 1; UPDATE single_by SET kind = 1");
  const said = await tried('single', '{ constant: three }');
  assert.match(said.planned.join('\n'), /single_by.*two rows would get the same values in single_by_c/);
  assert.equal(said.done, false);
});

test('a way inside of a value that others follow, or of what theirs is made of, is found when the map is checked', async () => {
  const said = await tried('document', 'hash', 'c->a');
  assert.deepEqual(said.checked, [
    'column "c->a" is what public.part_by refers to (part_by_c_fkey): it cannot get another value',
    'column "c->a" is what public.up_by refers to (up_by_up_fkey): it cannot get another value',
  ]);
  assert.equal(said.done, false, 'the finding is true: a run is refused');
});

for (const [table, way] of [
  ['fine', 'hash'],
  ['plain', 'hash'],
] as const) {
  test(`what changes with ${table} as it may is no question, and changes`, async () => {
    assert.deepEqual(await tried(table, way), { checked: [], planned: [], done: true });
  });
}

test('rows that are found by what has changed by then are named with the order that works', async () => {
  const below = '  plain_by: { belongs: { c: plain.c }, columns: { secret: { erase: null } }, erase: columns }\n';
  const [first = '', second = ''] = yaml('plain', 'hash').split(/(?= {2}plain:)/);
  const said = async (text: string) => {
    const { remarks } = await reviewMap(account.client, parseMap(text, 'datamap.yaml'), at);
    return remarks.filter(({ says }) => says.includes('write plain_by before plain')).length;
  };
  assert.equal(await said(first + second + below), 1);
  assert.equal(await said(first + below + second), 0);
});
