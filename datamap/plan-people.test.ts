import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Account, accountOf, clickandchat } from '#tests/checked-map';
import { digest } from './digest.ts';
import { makePlan } from './plan.ts';
import { makePlans } from './plan-people.ts';

const at = new Date('2026-11-20T12:00:00Z');
let shop: Account;
before(async () => {
  shop = await clickandchat();
});
after(() => shop.client.end());

/** Everybody documented, people of the crowd, one without an address, and one whom two accounts match. */
const people = [
  ...['iris.vale@mail.example', 'omar.reed@mail.example', 'lena.park@mail.example', 'sam.holt@mail.example', ''],
  ...Array.from({ length: 60 }, (_, n) => `person${100 + n}@people.test`),
].map((email, n) => ({ request: `r${n}`, identities: { email: [email] } }));
const chosen = {
  request: 'v',
  identities: { email: ['vic@corp.example'] },
  chosen: { table: 'accounts', row: '["4"]' },
};
const both = { request: 'w', identities: { email: ['VIC@corp.example', 'person9@people.test'] } };

for (const scope of ['everything', 'account', 'visits'] as const) {
  test(`plans of many people are those that are made one by one: ${scope}`, async () => {
    const all = [...people, chosen, both];
    const plans = await makePlans(shop.client, shop.checked, { kind: 'delete', scope, at, people: all });
    for (const [n, person] of all.entries()) {
      const alone = await makePlan(shop.client, shop.checked, { ...person, kind: 'delete', scope, at });
      assert.deepEqual(plans[n], alone);
      assert.equal(digest(plans[n]), digest(alone));
    }
  });
}

test('what one of many keeps holds no row of another: theirs is refused, as it would be alone', async () => {
  const { client, checked } = await accountOf(
    `CREATE TABLE people (id int PRIMARY KEY, email text);
     CREATE TABLE cards (id int PRIMARY KEY, holder int);
     CREATE TABLE orders (id int PRIMARY KEY, buyer int, card int REFERENCES cards, disputed bool);
     INSERT INTO people VALUES (1, 'ann@x.test'), (2, 'bo@x.test');
     INSERT INTO cards VALUES (1, 1), (2, 2);
     INSERT INTO orders VALUES (1, 2, 1, true), (2, 2, 2, true), (3, 1, 1, false);`,
    `version: 1
identities: { email: { normalise: email } }
categories: { all: All }
tables:
  people: { person: true, match: { email: email }, columns: { email: }, erase: delete }
  cards: { belongs: { holder: people.id }, columns: { id: }, erase: delete }
  orders:
    belongs: { buyer: people.id }
    columns: { id: }
    keep: { while: { disputed: true }, reason: a dispute, law: a law, review: 1 month }
    erase: delete
`,
  );
  const both = ['ann', 'bo'].map((name) => ({ request: name, identities: { email: [`${name}@x.test`] } }));
  const plans = await makePlans(client, checked, { kind: 'delete', at, people: both });
  const alone = [];
  for (const person of both) alone.push(await makePlan(client, checked, { ...person, kind: 'delete', at }));
  await client.end();
  assert.deepEqual(plans, alone);
  assert.deepEqual(
    plans.map((plan) => plan?.questions.map(({ code }) => code)),
    [['blocked-by-others'], []],
  );
});

test('a scope that is not in the map is refused', async () => {
  const wanted = { kind: 'delete' as const, scope: 'nothing', at, people };
  await assert.rejects(makePlans(shop.client, shop.checked, wanted), RangeError);
});

test('as many tables as no statement could join are planned for many people in one, as for each', async () => {
  const names = Array.from({ length: 150 }, (_, n) => `t${n}`);
  const made = names.map(
    (name) => `CREATE TABLE ${name} (id int PRIMARY KEY, p int); INSERT INTO ${name} VALUES (1, 1), (2, 2);`,
  );
  const { client, checked } = await accountOf(
    `CREATE TABLE people (id int PRIMARY KEY, email text); INSERT INTO people VALUES (1, 'p1@x.test'), (2, 'p2@x.test');
    ${made.join('\n')}`,
    `version: 1
identities: { email: { normalise: email } }
categories: { all: All }
tables:
  people: { person: true, match: { email: email }, columns: { email: }, erase: delete }
${names.map((name) => `  ${name}: { belongs: { p: people.id }, columns: { id: }, erase: delete }`).join('\n')}
`,
  );
  const both = [1, 2].map((n) => ({ request: `r${n}`, identities: { email: [`p${n}@x.test`] } }));
  const plans = await makePlans(client, checked, { kind: 'delete', at, people: both });
  const alone = await makePlan(client, checked, {
    request: 'r2',
    identities: { email: ['p2@x.test'] },
    kind: 'delete',
    at,
  });
  await client.end();
  assert.deepEqual(plans[1], alone);
});

test('controllers of one name are told in one order, whoever is planned beside', async () => {
  const { client, checked } = await accountOf(
    `CREATE TABLE people (id int PRIMARY KEY, email text);
     CREATE TABLE firms (id int PRIMARY KEY, name text, address text);
     CREATE TABLE chats (id int PRIMARY KEY, writer int, firm int);
     INSERT INTO people VALUES (1, 'p1@x.test');
     INSERT INTO firms SELECT n, 'Smith', n || '@x.test' FROM generate_series(1, 9) n;
     INSERT INTO chats SELECT n, 1, 1 + n % 9 FROM generate_series(1, 9000) n;
     ANALYZE;`,
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
  const person = { request: 'r1', identities: { email: ['p1@x.test'] } };
  const [plan] = await makePlans(client, checked, { kind: 'delete', at, people: [person] });
  const alone = await makePlan(client, checked, { ...person, kind: 'delete', at });
  await client.end();
  assert.deepEqual(plan, alone);
});
