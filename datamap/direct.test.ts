import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { type Account, accountOf, countRows, type Guarded, guarded, newRun } from '#tests/checked-map';
import { directPlaces } from './direct.ts';
import { erasureFor, makePlan } from './plan.ts';
import { purge } from './purge.ts';
import { settings } from './sql.ts';

const schema = `
CREATE TABLE people (id int PRIMARY KEY, email text NOT NULL);
CREATE TABLE orders (id int PRIMARY KEY, person int REFERENCES people);
CREATE TABLE lines (id int PRIMARY KEY, "order" int NOT NULL REFERENCES orders);
CREATE TABLE logins (id int PRIMARY KEY, person int, ip inet);
CREATE TABLE visits (id int PRIMARY KEY, person int, ip inet);
CREATE TABLE notes (id int, person int);
CREATE TABLE kept (id int PRIMARY KEY, person int);
CREATE TABLE watched (id int PRIMARY KEY, person int);
CREATE TABLE replies (id int PRIMARY KEY, person int, to_reply int REFERENCES replies);
CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN OLD; END';
CREATE TRIGGER nothing BEFORE DELETE ON watched FOR EACH ROW EXECUTE FUNCTION nothing();
`;
const map = `
version: 1
identities: { email: { normalise: email } }
categories: { all: All }
triggersKnown: [watched.nothing]
tables:
  people: { person: true, match: { email: email }, columns: { email: }, erase: delete }
  orders: { belongs: { person: people.id }, columns: { id: }, erase: delete }
  lines: { belongs: { order: orders.id }, columns: { id: }, erase: delete }
  logins: { belongs: { person: people.id }, columns: { ip: { erase: /24 }, person: { erase: null } }, erase: columns }
  visits: { belongs: { person: people.id }, columns: { ip: { erase: /24 } }, erase: columns }
  notes: { belongs: { person: people.id }, columns: { id: }, erase: delete }
  kept: { belongs: { person: people.id }, columns: { id: }, erase: delete, keep: { while: { id: 1 }, reason: r, law: l, review: 1 month } }
  watched: { belongs: { person: people.id }, columns: { id: }, erase: delete }
  replies: { belongs: { person: people.id }, columns: { id: }, erase: delete }
`;

let account: Account | undefined;
let shop: Guarded | undefined;
after(() => Promise.all([account?.client.end(), shop?.client.end(), shop?.worker.end()]));

test('only rows that nothing else asks about are erased without being pinned', async () => {
  account = await accountOf(schema, map);
  const wanted = { identities: { email: ['a@x.test'] }, at: new Date(), request: 'r', kind: 'delete' as const };
  const erasure = erasureFor(account.checked, wanted, settings());
  assert.deepEqual(
    directPlaces(erasure).map(({ name }) => name),
    ['lines', 'logins'],
    'parents, rows that stay reachable, without key, kept, with trigger or referred to are pinned',
  );
  const access = erasureFor(account.checked, { ...wanted, kind: 'access' }, settings());
  assert.deepEqual(directPlaces(access), []);
});

test('a table that can have no row, being without a partition, is no fault of a run', async () => {
  shop = await guarded(
    await accountOf(
      `CREATE TABLE people (id int PRIMARY KEY, email text NOT NULL);
       CREATE TABLE logins (person int, day date, PRIMARY KEY (person, day)) PARTITION BY RANGE (day);
       INSERT INTO people VALUES (1, 'a@x.test');`,
      `
version: 1
identities: { email: { normalise: email } }
categories: { all: All }
tables:
  people: { person: true, match: { email: email }, columns: { email: }, erase: delete }
  logins: { belongs: { person: people.id }, columns: { day: }, erase: delete }
`,
    ),
  );
  const [request, at] = [randomUUID(), new Date()];
  const identities = { email: ['a@x.test'] };
  const erasure = erasureFor(shop.checked, { identities, at, request, kind: 'delete' }, settings());
  assert.deepEqual(
    directPlaces(erasure).map(({ name }) => name),
    ['logins'],
  );
  const plan = await makePlan(shop.worker, shop.checked, { identities, at, request, kind: 'delete' });
  const run = { ...newRun(request), plan, identities, hashKey: randomBytes(32), now: at };
  assert.equal((await purge(shop.worker, shop.checked, run)).done, true);
  assert.equal(await countRows(shop, 'people'), 0);
});
