import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { Plan } from '#domain/plan';
import { accountOf, countRows, fingerprints, type Guarded, guarded, newRun } from '#tests/checked-map';
import type { Hold } from './hold.ts';
import { makePlan } from './plan.ts';
import { purge } from './purge.ts';

const schema = `
CREATE TABLE people (id int PRIMARY KEY, email text NOT NULL, name text);
CREATE TABLE orders (id int PRIMARY KEY, person int NOT NULL REFERENCES people, total int, paid bool NOT NULL DEFAULT true);
CREATE TABLE visits (id int PRIMARY KEY, person int NOT NULL, ip inet);
INSERT INTO people SELECT n, 'p' || n || '@x.test', 'P' || n FROM generate_series(1, 4) n;
INSERT INTO orders SELECT n, 1 + n % 4, n FROM generate_series(1, 8) n;
INSERT INTO visits SELECT n, 1 + n % 4, '10.1.2.3' FROM generate_series(1, 8) n;
`;
const map = `
version: 1
identities: { email: { normalise: email } }
categories: { all: All }
tables:
  people: { person: true, match: { email: email }, columns: { email:, name: }, erase: delete }
  orders:
    belongs: { person: people.id }
    columns: { total: }
    erase: delete
    keep: { while: { paid: false }, reason: an unpaid order, law: contract, review: 1 month }
  visits: { belongs: { person: people.id }, columns: { ip: { erase: null } }, erase: columns }
scopes: { visits: { label: Visits, tables: { visits: columns } } }
`;
const at = new Date('2026-11-20T12:00:00Z');
const court: Hold = { tables: 'all', reason: 'a court order', law: 'US-6', until: '2027-03-01' };
const onOrders: Hold = { ...court, tables: ['orders'], reason: 'a subpoena', until: null };

let shop: Guarded;
before(async () => {
  shop = await guarded(await accountOf(schema, map));
});
after(() => Promise.all([shop.client.end(), shop.worker.end()]));

const asked = (person: number, holds: Hold[], scope = 'everything') => ({
  identities: { email: [`p${person}@x.test`] },
  at,
  request: randomUUID(),
  kind: 'delete' as const,
  scope,
  holds,
});
const planOf = (person: number, holds: Hold[], scope?: string) =>
  makePlan(shop.worker, shop.checked, asked(person, holds, scope));
const keptOf = (plan: Plan) => Object.fromEntries(plan.tables.map(({ table, kept }) => [table, kept]));
const heldQuestions = (plan: Plan) => plan.questions.filter(({ code }) => code === 'legal-hold');

async function run(person: number, planned: Hold[], now: Hold[]) {
  const wanted = asked(person, planned);
  const plan = await makePlan(shop.worker, shop.checked, wanted);
  const frame = { ...newRun(wanted.request), identities: wanted.identities, hashKey: randomBytes(32), now: at };
  return purge(shop.worker, shop.checked, { ...frame, plan, holds: now });
}

test('US-6: rows of a held person stay with reason, law and day of review, and staff are asked', async () => {
  const plan = await planOf(1, [court]);
  const kept = (rows: number) => [{ reason: 'a court order', law: 'US-6', until: '2027-03-01', rows }];
  assert.deepEqual(keptOf(plan), { orders: kept(2), visits: kept(2), people: kept(1) });
  assert.ok(plan.tables.every(({ erased, reduced }) => erased + reduced === 0));
  assert.deepEqual(
    heldQuestions(plan).map(({ rows, words }) => [rows, words]),
    [[5, 'These rows are held and stay: a court order (US-6), to be reviewed on 2027-03-01.']],
  );
});

test('US-6: a hold of some tables holds what their rows refer to as well, and the rest goes', async () => {
  const plan = await planOf(2, [onOrders]);
  const kept = (rows: number) => [{ reason: 'a subpoena', law: 'US-6', until: null, rows }];
  assert.deepEqual(keptOf(plan), { orders: kept(2), visits: [], people: kept(1) });
  assert.equal(plan.tables.find(({ table }) => table === 'visits')?.reduced, 2);
  assert.ok(!plan.questions.some(({ code }) => code === 'held'));
});

test('US-6: a hold goes before a reason of the map, and outside of a smaller scope nothing is said of it', async () => {
  await shop.client.query('UPDATE orders SET paid = false WHERE id = 2');
  assert.deepEqual(
    keptOf(await planOf(3, [onOrders])).orders?.map(({ reason, rows }) => [reason, rows]),
    [['a subpoena', 2]],
  );
  const visits = await planOf(3, [onOrders], 'visits');
  assert.deepEqual([heldQuestions(visits), keptOf(visits).orders], [[], []]);
});

test('US-6: a run carries out what is held, and its receipt says why rows stayed', async () => {
  const before = await fingerprints(shop, { 'public.visits': 'person = 2', 'habeas.receipt': 'true' });
  const result = await run(2, [onOrders], [onOrders]);
  assert.ok(result.done);
  const orders = result.receipt.tables.find(({ table }) => table === 'orders');
  assert.deepEqual([orders?.after, orders?.kept[0]?.reason], [2, 'a subpoena']);
  assert.deepEqual(await fingerprints(shop, { 'public.visits': 'person = 2' }), before);
  assert.equal(await countRows(shop, 'visits WHERE person = 2 AND ip IS NULL'), 2);
});

test('US-6: a hold that came after the approval stops the run, and one that went does too', async () => {
  const before = await fingerprints(shop);
  assert.deepEqual(await run(4, [], [court]), { done: false, refusal: 'plan-changed' });
  assert.deepEqual(await run(4, [court], []), { done: false, refusal: 'plan-changed' });
  assert.deepEqual(await fingerprints(shop), before);
});

test('a hold of a table that the map does not have is refused, not passed over', async () => {
  await assert.rejects(planOf(1, [{ ...court, tables: ['constructor'] }]), RangeError);
});
