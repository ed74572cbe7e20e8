/** Several identities keyed in, and several persons that they lead to: what counts once staff have picked one. */
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import { accountOf, type Guarded, guarded, newRun } from '#tests/checked-map';
import { find } from './find.ts';
import type { Identities } from './identities.ts';
import { makePlan } from './plan.ts';
import { makePlans } from './plan-people.ts';
import { purge } from './purge.ts';

const schema = `
CREATE TABLE people (id int PRIMARY KEY, email text, name text, phone text);
CREATE TABLE orders (id int PRIMARY KEY, email text);
CREATE TABLE calls (id int PRIMARY KEY, phone text, callers text[]);
`;
const rows = `
TRUNCATE people, orders, calls;
INSERT INTO people VALUES (1, 'ann@x.test', 'Ann', '10001'), (2, 'bo@x.test', 'Bo', '20002'), (3, 'both@x.test', 'Ann', '1'), (4, 'both@x.test', 'Di', '2');
INSERT INTO orders VALUES (1, 'ann@x.test'), (2, 'bo@x.test'), (3, 'both@x.test'), (4, 'guest@x.test');
INSERT INTO calls VALUES (1, '10001', '{ann@x.test,bo@x.test}'), (2, '20002', '{bo@x.test}'), (3, '30003', NULL);
`;
const map = `
version: 1
identities: { email: { normalise: email }, phone: { normalise: phone }, name: { normalise: name } }
categories: { all: All }
tables:
  people: { person: true, match: { email: email }, matchAll: { name: name, phone: phone }, columns: { id: }, erase: delete }
  orders: { match: { email: email }, columns: { id: }, erase: delete }
  calls:
    match: { phone: phone, "callers[]": email }
    columns: { id: , "callers[]": { shared: true, erase: null } }
    erase: columns
`;
const at = new Date('2024-01-01T12:00:00Z');

let shop: Guarded;
before(async () => {
  shop = await guarded(await accountOf(schema, map));
});
beforeEach(() => shop.client.query(rows));
after(() => Promise.all([shop.client.end(), shop.worker.end()]));

const picked = (id: number) => ({ table: 'people', row: `["${id}"]` });
async function found(identities: Identities, id: number) {
  const all = await find(shop.worker, shop.checked, { identities, chosen: picked(id), at });
  return Object.fromEntries(all.map(({ table, rows }) => [table, rows.map(({ values }) => Number(values[0])).sort()]));
}

test('an address that leads to another person than the picked one leads nowhere', async () => {
  const identities = { email: ['ann@x.test', 'bo@x.test'] };
  assert.deepEqual(await found(identities, 1), { people: [1], orders: [1], calls: [1] });
  assert.deepEqual(await found(identities, 2), { people: [2], orders: [2], calls: [1, 2] });
});

test('an address that two people share, and one that is of nobody, lead on', async () => {
  const identities = { email: ['ann@x.test', 'both@x.test', 'guest@x.test'] };
  assert.deepEqual(await found(identities, 3), { people: [3], orders: [3, 4], calls: [] });
  assert.deepEqual(await found({ email: ['both@x.test'] }, 4), { people: [4], orders: [3], calls: [] });
});

test('a name and a number that together lead to another person do not lead on, and the number alone is of nobody', async () => {
  const both = { email: ['ann@x.test'], name: ['Bo'], phone: ['20002'] };
  assert.deepEqual(await found(both, 1), { people: [1], orders: [1], calls: [1] });
  assert.deepEqual(await found({ email: ['ann@x.test'], phone: ['20002'] }, 1), {
    people: [1],
    orders: [1],
    calls: [1, 2],
  });
});

test('a deletion takes the picked person alone, and of a shared list their own address', async () => {
  const identities = { email: ['ann@x.test', 'bo@x.test'] };
  const wanted = { identities, chosen: picked(1), at, request: randomUUID(), kind: 'delete' as const };
  const plan = await makePlan(shop.worker, shop.checked, wanted);
  const run = { ...newRun(plan.request), plan, identities, hashKey: randomBytes(32), now: at };
  assert.ok((await purge(shop.worker, shop.checked, run)).done);
  const left = await shop.client.query(
    `SELECT (SELECT array_agg(id ORDER BY id) FROM people) AS people, (SELECT array_agg(id ORDER BY id) FROM orders) AS orders,
       (SELECT callers FROM calls WHERE id = 1) AS callers`,
  );
  assert.deepEqual(left.rows, [{ people: [2, 3, 4], orders: [2, 3, 4], callers: ['bo@x.test'] }]);
});

test('what led to the picked person is emptied first, and still leads to the rest of what is theirs', async () => {
  const yaml = map
    .replace(
      'columns: { id: }, erase: delete }\n  orders',
      'columns: { email: { erase: null } }, erase: columns }\n  orders',
    )
    .replace(
      'orders: { match: { email: email }, columns: { id: }, erase: delete }',
      'orders: { match: { email: email }, columns: { email: { erase: hash } }, erase: columns }',
    );
  const { client, checked } = await accountOf(`${schema} ${rows}`, yaml);
  await client.query(
    'CREATE SCHEMA habeas; CREATE TABLE habeas.receipt (id uuid, request_id uuid, kind text, digest text, receipt jsonb, signature text, at timestamptz DEFAULT now())',
  );
  const identities = { email: ['both@x.test', 'ann@x.test', 'guest@x.test'] };
  const wanted = { identities, chosen: picked(3), at, request: randomUUID(), kind: 'delete' as const };
  const plan = await makePlan(client, checked, wanted);
  const run = { ...newRun(plan.request), plan, identities, hashKey: randomBytes(32), now: at };
  // A connection that is left open would hang the test instead of failing it.
  const done = await purge(client, checked, run).catch((fault: unknown) => ({ done: false, fault }));
  const left = await client.query("SELECT id FROM orders WHERE email ~ '^[0-9a-f]{64}$' ORDER BY id");
  await client.end();
  assert.ok(done.done, JSON.stringify(done));
  assert.deepEqual(left.rows, [{ id: 3 }, { id: 4 }]);
});

test('who was picked among several identities is planned alone; who was picked by one, among many', async () => {
  const people = [{ email: ['ann@x.test', 'bo@x.test'] }, { email: ['both@x.test'] }].map((identities, n) => ({
    request: randomUUID(),
    identities,
    chosen: picked(n === 0 ? 1 : 4),
  }));
  const plans = await makePlans(shop.worker, shop.checked, { kind: 'delete', at, people });
  assert.equal(plans[0], null);
  const alone = { ...people[1], request: people[1]?.request ?? '', kind: 'delete' as const, at };
  assert.deepEqual(plans[1], await makePlan(shop.worker, shop.checked, { identities: {}, ...alone }));
});

test('a column that is matched by itself and together with another one finds people of a set', async () => {
  const calls =
    'calls: { match: { phone: phone }, matchAll: { phone: phone, id: name }, columns: { id: }, erase: delete }';
  const yaml = `${map.slice(0, map.indexOf('  calls:'))}  ${calls}\n`;
  const { client, checked } = await accountOf(`${schema} ${rows}`, yaml);
  const people = [{ request: randomUUID(), identities: { email: ['ann@x.test'], phone: ['30003'] } }];
  const [plan] = await makePlans(client, checked, { kind: 'delete', at, people });
  await client.end();
  assert.equal(plan?.tables.find(({ table }) => table === 'calls')?.found, 1);
});
