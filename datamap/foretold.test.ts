import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import type { Plan } from '#domain/plan';
import { type Account, accountOf, clickandchat } from '#tests/checked-map';
import { pin } from './erase-rows.ts';
import { foreteller } from './foretold.ts';
import { answered, makePlans, type PeopleFor, peopleErasure } from './plan-people.ts';
import { inPinnedSnapshot } from './snapshot.ts';
import { settings } from './sql.ts';

const at = new Date('2026-11-20T12:00:00Z');
const noRows = createHash('sha256').digest('hex');

/** Of each of the people what their plan foretells, and what the database says now. */
async function toldOf({ client, checked }: Account, wanted: PeopleFor, plans: (Plan | null)[]) {
  return inPinnedSnapshot(client, async () => {
    const binder = settings();
    const erasure = peopleErasure(checked, wanted, binder);
    await pin(client, erasure, erasure.subject.places, binder, {});
    const { said } = await answered(client, erasure, binder);
    const { people, ...common } = wanted;
    return people.map((person, who) => {
      const plan = plans[who];
      assert.ok(plan);
      return { foretold: foreteller(erasure, checked)({ ...common, ...person }, plan), said: said[who] };
    });
  });
}

const peopleOf = (emails: string[]) => emails.map((email) => ({ request: email, identities: { email: [email] } }));

for (const scope of ['everything', 'account', 'visits']) {
  test(`a plan foretells what the database says of the same rows: ${scope}`, async (t) => {
    const shop = await clickandchat();
    t.after(() => shop.client.end());
    const people = peopleOf([
      'iris.vale@mail.example',
      ...Array.from({ length: 60 }, (_, n) => `person${n}@people.test`),
    ]);
    const wanted = { kind: 'delete' as const, scope, at, people };
    const plans = await makePlans(shop.client, shop.checked, wanted);
    const told = await toldOf(shop, wanted, plans);
    // The others' plans have in them what does not say of which rows it was counted.
    const known = told.filter(({ foretold }) => foretold !== null);
    assert.ok(known.length > 50, `${known.length} foretold`);
    for (const { foretold, said } of known) assert.equal(foretold, said);
  });
}

const schema = `CREATE TABLE people (id int PRIMARY KEY, email text);
  CREATE TABLE orders (id int PRIMARY KEY, buyer int REFERENCES people, state text, note text);
  INSERT INTO people VALUES (1, 'ann@x.test'), (2, 'bo@x.test');
  INSERT INTO orders VALUES (1, 1, 'open', 'a'), (2, 1, 'owed', 'b'), (3, 1, 'done', 'c'), (4, 2, 'done', 'd');`;
const map = `version: 1
identities: { email: { normalise: email } }
categories: { all: All }
tables:
  people: { person: true, match: { email: email }, columns: { email: { erase: 'null' } }, erase: columns }
  orders:
    belongs: { buyer: people.id }
    columns: { note: }
    keep:
      - { while: { state: open }, reason: a dispute, law: a law, review: 1 month }
      - { while: { state: owed }, reason: a debt, law: another law, review: 2 months }
    erase: delete
`;

test('rows that are kept are foretold with their reasons and days', async (t) => {
  const shop = await accountOf(schema, map);
  t.after(() => shop.client.end());
  const wanted = { kind: 'delete' as const, at, people: peopleOf(['ann@x.test', 'bo@x.test', 'nobody@x.test']) };
  const plans = await makePlans(shop.client, shop.checked, wanted);
  const told = await toldOf(shop, wanted, plans);
  assert.deepEqual(plans[0]?.tables.find(({ table }) => table === 'orders')?.kept.length, 2);
  for (const { foretold, said } of told) assert.equal(foretold, said);
});

test('what has changed since is not what was foretold, of nobody else', async (t) => {
  const shop = await accountOf(schema, map);
  t.after(() => shop.client.end());
  const wanted = { kind: 'delete' as const, at, people: peopleOf(['ann@x.test', 'bo@x.test']) };
  const plans = await makePlans(shop.client, shop.checked, wanted);
  for (const change of [
    "INSERT INTO orders VALUES (5, 1, 'done', 'e')",
    'DELETE FROM orders WHERE id = 5; UPDATE orders SET id = 6 WHERE id = 3',
    "UPDATE orders SET id = 3 WHERE id = 6; UPDATE orders SET state = 'open' WHERE id = 2",
  ]) {
    await shop.client.query(change);
    const [ann, bo] = await toldOf(shop, wanted, plans);
    assert.ok(ann?.foretold && ann.foretold !== ann.said, change);
    assert.equal(bo?.foretold, bo?.said);
  }
});

test('a plan that says other things than come of its counts foretells nothing', async (t) => {
  const shop = await accountOf(schema, map);
  t.after(() => shop.client.end());
  const wanted = { kind: 'delete' as const, at, people: peopleOf(['ann@x.test']) };
  const [plan] = await makePlans(shop.client, shop.checked, wanted);
  assert.ok(plan);
  const asked = { code: 'held', table: 'orders', words: 'what nobody counted', rows: 1 } as const;
  for (const other of [
    { ...plan, questions: [asked] },
    { ...plan, persons: 2 },
    { ...plan, tables: plan.tables.slice(1) },
  ]) {
    const [told] = await toldOf(shop, wanted, [other]);
    assert.equal(told?.foretold, null);
  }
});

test('no digest stands for those of two tables', async (t) => {
  const shop = await accountOf(schema, map);
  t.after(() => shop.client.end());
  const wanted = { kind: 'delete' as const, at, people: peopleOf(['ann@x.test']) };
  const [plan] = await makePlans(shop.client, shop.checked, wanted);
  assert.ok(plan);
  const digestOf = (name: string) => plan.tables.find(({ table }) => table === name)?.rows;
  const both = `${digestOf('people')}"], [1, "key", null, null, 3, null, "${digestOf('orders')}`;
  const tables = plan.tables.map((line) =>
    line.table === 'people' ? { ...line, rows: both } : { ...line, found: 0, rows: noRows },
  );
  const [told] = await toldOf(shop, wanted, [{ ...plan, tables }]);
  assert.ok(told?.foretold);
  assert.notEqual(told.foretold, told.said);
});

test('a plan that would be made anew in another order is answered by no rows', async (t) => {
  const shop = await accountOf(
    `CREATE TABLE people (id int PRIMARY KEY, email text);
     CREATE TABLE firms (id int PRIMARY KEY, name text, address text);
     CREATE TABLE chats (id int PRIMARY KEY, writer int, firm int);
     INSERT INTO people VALUES (1, 'ann@x.test');
     INSERT INTO firms VALUES (1, 'Smith', 'a@x.test'), (2, 'Smith', 'b@x.test');
     INSERT INTO chats VALUES (1, 1, 1), (2, 1, 2);`,
    `version: 1
identities: { email: { normalise: email } }
categories: { all: All }
tables:
  people: { person: true, match: { email: email }, columns: { email: }, erase: delete }
  chats:
    belongs: { writer: people.id }
    columns: { id: }
    processor: { by: { firm: firms.id }, name: name, contact: address }
    erase: delete
`,
  );
  t.after(() => shop.client.end());
  const wanted = { kind: 'delete' as const, at, people: peopleOf(['ann@x.test']) };
  const [plan] = await makePlans(shop.client, shop.checked, wanted);
  assert.ok(plan);
  const backwards = {
    ...plan,
    tables: plan.tables.map(({ processors, ...line }) =>
      processors ? { ...line, processors: processors.toReversed() } : line,
    ),
    questions: plan.questions.toReversed(),
  };
  const [told] = await toldOf(shop, wanted, [backwards]);
  assert.notEqual(told?.foretold, told?.said);
});
