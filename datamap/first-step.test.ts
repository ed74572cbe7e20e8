import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { accountOf, countRows, type Guarded, guarded, newRun } from '#tests/checked-map';
import { again, erased, now } from '#tests/remembered';
import { makePlan } from './plan.ts';
import { purge } from './purge.ts';
import { reErase } from './re-erase.ts';

const at = new Date('2026-11-20T12:00:00Z');
const identities = { email: ['p@x.test'] };

/** A person with two charges that are on and one that is off, and somebody else's. @param column its type and what refuses */
async function shopOf(t: TestContext, column: string, set: string, erase = 'erase: delete'): Promise<Guarded> {
  const shop = await guarded(
    await accountOf(
      `CREATE TABLE people (id int PRIMARY KEY, email text);
       CREATE TABLE states (name text PRIMARY KEY);
       INSERT INTO people VALUES (1, 'p@x.test'), (2, 'q@x.test');
       INSERT INTO states VALUES ('a'), ('b'), ('c'), ('d');
       CREATE TABLE charges (id int PRIMARY KEY, payer int, state text, c ${column});
       INSERT INTO charges VALUES (1, 1, 'on', 'a'), (2, 1, 'on', 'b'), (3, 1, 'off', 'c'), (4, 2, 'off', 'd');`,
      `version: 1
identities: { email: { normalise: email }, phone: { normalise: phone } }
categories: { all: All }
tables:
  people: { person: true, match: { email: email }, columns: { email: }, erase: delete }
  charges:
    belongs: { payer: people.id }
    first: { label: Stopped, set: { c: ${set} }, when: { state: on } }
    columns: { state: }
    ${erase}
`,
    ),
  );
  t.after(() => Promise.all([shop.client.end(), shop.worker.end()]));
  return shop;
}

async function carriedOut(shop: Guarded) {
  const run = newRun();
  const plan = await makePlan(shop.worker, shop.checked, { identities, at, request: run.request, kind: 'delete' });
  const purging = purge(shop.worker, shop.checked, { ...run, plan, identities, hashKey: randomBytes(32), now: at });
  return { questions: plan.questions, isDone: await purging.then(({ done }) => done).catch(() => false) };
}

const refused: [what: string, column: string, set: string, says: RegExp][] = [
  ['a check', "text CHECK (c <> 'gone')", 'gone', /the check .* refuses the new value/],
  ['a check of two columns', "text, CHECK (c <> 'gone' OR id = 1)", 'gone', /the check .* refuses the new value/],
  ['two rows of one value', 'text UNIQUE', 'gone', /two rows would get the same values in charges_c_key/],
  ['a value that they have already', 'text, UNIQUE (c, payer)', 'c', /two rows would get the same values/],
  [
    'somebody else’s value',
    'text, half int GENERATED ALWAYS AS (id % 2) STORED, UNIQUE (c, half)',
    'd',
    /two rows would get the same values/,
  ],
  ['a column that is too short', 'varchar(5)', '{ identity: email }', /"c" does not take the new value/],
  ['a reference', 'text REFERENCES states', 'gone', /states has no row of the new value/],
  ['a column that must be filled', 'text NOT NULL', '{ identity: phone }', /c cannot be empty/],
];
for (const [what, column, set, says] of refused) {
  test(`what a first step writes and the database would refuse is a question on the plan: ${what}`, async (t) => {
    const shop = await shopOf(t, column, set);
    const { questions, isDone } = await carriedOut(shop);
    assert.deepEqual(
      questions.map(({ code, table }) => [code, table]),
      [['way-refused', 'charges']],
    );
    assert.match(questions[0]?.words ?? '', /the first step \(Stopped\)/);
    assert.match(questions[0]?.words ?? '', says);
    assert.equal(isDone, false);
    assert.equal(await countRows(shop, 'charges'), 4);
  });
}

const kept = 'erase: keep\n    keep: { reason: tax, law: a law, review: 1 month }';

test('also of rows that are kept', async (t) => {
  const shop = await shopOf(t, "text CHECK (c <> 'gone')", 'gone', kept);
  const { questions } = await carriedOut(shop);
  assert.ok(questions.some(({ code }) => code === 'way-refused'));
});

test('what the database takes is no question, and is done', async (t) => {
  for (const [column, set] of [
    ["text CHECK (c <> 'gone')", 'off'],
    ['text, UNIQUE (c, id)', 'gone'],
    ['text, half int GENERATED ALWAYS AS (id % 2) STORED, UNIQUE (c, half)', 'a'],
    ['text REFERENCES states', 'd'],
    ['text REFERENCES states', 'null'],
    ['text NOT NULL', '{ identity: email }'],
  ] as const) {
    assert.deepEqual(await carriedOut(await shopOf(t, column, set)), { questions: [], isDone: true }, column);
  }
});

test('a backup brings back a charge that was stopped and kept: the replay stops it again, and none that came since', async (t) => {
  const open = () => shopOf(t, 'text, made timestamptz', '{ now: true }', kept);
  const remembered = await erased(await open(), 'p@x.test');
  const backup = await open();
  const came = new Date(now.getTime() + 86_400_000).toISOString();
  await backup.client.query("INSERT INTO charges VALUES (5, 1, 'on', 'new', $1)", [came]);
  const done = await reErase(backup.worker, backup.checked, remembered, again());
  assert.ok(done.done);
  assert.deepEqual(await stopped(backup), [1, 2]);
  assert.deepEqual(
    done.receipt.tables.map(({ table, changed }) => [table, changed]),
    [
      ['charges', 2],
      ['people', 0],
    ],
  );
});

test('nor does it stop one that a hold had passed over, or write an identity, which nobody knows any more', async (t) => {
  const hold = { tables: ['charges'], reason: 'a court', law: 'a law', until: null };
  for (const [set, holds] of [
    ['{ now: true }', [hold]],
    ['{ identity: email }', []],
  ] as const) {
    const open = () => shopOf(t, 'text', set, kept);
    const remembered = await erased(await open(), 'p@x.test', 'everything', [...holds]);
    const backup = await open();
    const done = await reErase(backup.worker, backup.checked, remembered, again());
    assert.ok(done.done);
    assert.deepEqual(await stopped(backup), []);
    assert.ok(done.receipt.tables.every(({ changed }) => changed === 0));
  }
});

/** The charges that the step has written to. */
const stopped = async ({ client }: Guarded) =>
  (await client.query('SELECT id FROM charges WHERE length(c) > 5 ORDER BY id')).rows.map(({ id }) => id);
