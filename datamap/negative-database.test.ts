/** An account database that is not as the run expects it: nothing is half done, and the error says which class it is. */
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import pg from 'pg';
import { accountOf, countRows, fingerprints, type Guarded, guarded, newRun } from '#tests/checked-map';
import { find } from './find.ts';
import { makePlan } from './plan.ts';
import { type PurgeRun, purge } from './purge.ts';

const at = new Date('2026-11-20T12:00:00Z');
const schema = `
CREATE TABLE people (id int PRIMARY KEY, email text NOT NULL);
CREATE TABLE orders (id int PRIMARY KEY, person int, at timestamptz DEFAULT '2026-01-01');
CREATE TABLE visits (id int PRIMARY KEY, person int, ip inet DEFAULT '10.0.0.7');
INSERT INTO people SELECT n, 'p' || n || '@x.test' FROM generate_series(1, 5) n;
INSERT INTO orders SELECT n, 1 + n % 5 FROM generate_series(1, 20) n;
INSERT INTO visits SELECT n, 1 + n % 5 FROM generate_series(1, 20) n;
CREATE SEQUENCE tries;
GRANT USAGE ON SEQUENCE tries TO PUBLIC;
`;
const map = `
version: 1
identities: { email: { normalise: email } }
categories: { all: All }
tables:
  people: { person: true, match: { email: email }, columns: { email: }, erase: delete }
  orders: { belongs: { person: people.id }, columns: { at: { erase: year } }, erase: delete }
  visits: { belongs: { person: people.id }, columns: { ip: { erase: /24 } }, erase: columns }
`;

const opened: Guarded[] = [];
after(async () => {
  for (const { client, worker } of opened) await Promise.all([client.end(), worker.end()]);
});
async function shopOf(): Promise<Guarded> {
  const shop = await guarded(await accountOf(schema, map));
  opened.push(shop);
  return shop;
}

const asked = { identities: { email: ['p1@x.test'] }, at };
async function runOf(shop: Guarded): Promise<PurgeRun> {
  const request = randomUUID();
  const plan = await makePlan(shop.worker, shop.checked, { ...asked, request, kind: 'delete' });
  return { ...newRun(request), plan, identities: asked.identities, hashKey: randomBytes(32), now: at };
}

/** The run fails with a code of the database, and all is as it was. */
async function failsWhole(shop: Guarded, run: PurgeRun, code: string): Promise<void> {
  const before = await fingerprints(shop);
  await assert.rejects(purge(shop.worker, shop.checked, run), { code });
  assert.deepEqual(await fingerprints(shop), before);
}

const erases = { 'public.people': 'id = 1', 'public.orders': 'person = 1', 'public.visits': 'person = 1' };

/** The run is done, and of all other rows none is touched. */
async function isDone(shop: Guarded, run: PurgeRun): Promise<void> {
  const others = { ...erases, 'habeas.receipt': 'true' };
  const before = await fingerprints(shop, others);
  assert.ok((await purge(shop.worker, shop.checked, run)).done);
  assert.deepEqual(await fingerprints(shop, others), before);
  assert.equal(await countRows(shop, 'people WHERE id = 1'), 0);
}

for (const right of ['DELETE ON orders', 'UPDATE ON visits', 'DELETE ON people']) {
  test(`a role that may only read (no ${right}) searches, and changes nothing at all`, async () => {
    const shop = await shopOf();
    await shop.client.query(`REVOKE ${right} FROM habeas; REVOKE UPDATE (ip) ON visits FROM habeas`);
    const [people] = await find(shop.worker, shop.checked, asked);
    assert.equal(people?.found, 1);
    await failsWhole(shop, await runOf(shop), '42501');
  });
}

test('a database that was set to read only is not written to, and a run in it changes nothing', async () => {
  const shop = await shopOf();
  const run = await runOf(shop);
  await shop.client.query(
    `ALTER DATABASE "${new URL(shop.url).pathname.slice(1)}" SET default_transaction_read_only = on`,
  );
  const { host, port, database } = shop.client;
  const late = new pg.Client({ host, port, database, user: 'habeas', password: 'test' });
  await late.connect();
  try {
    assert.equal((await find(late, shop.checked, asked))[0]?.found, 1);
    await failsWhole({ ...shop, worker: late }, run, '25006');
  } finally {
    await late.end();
  }
});

const retyped: [what: string, sql: string, isStillRight: boolean][] = [
  ['a key from a number to text', 'ALTER TABLE orders ALTER person TYPE text', false],
  ['a key to a larger number', 'ALTER TABLE people ALTER id TYPE bigint', false],
  ['a time to a date', 'ALTER TABLE orders ALTER at DROP DEFAULT, ALTER at TYPE date', true],
  ['an internet address to text', 'ALTER TABLE visits ALTER ip DROP DEFAULT, ALTER ip TYPE text', false],
  ['an identity to bytes', "ALTER TABLE people ALTER email TYPE bytea USING convert_to(email, 'UTF8')", false],
  ['a key to JSON', 'ALTER TABLE visits ALTER person TYPE jsonb USING to_jsonb(person)', false],
];
for (const [what, sql, isStillRight] of retyped) {
  const outcome = isStillRight ? 'is erased as planned' : 'stops the run, and nothing is touched';
  test(`a column that changed type since the map was checked (${what}) ${outcome}`, async () => {
    const shop = await shopOf();
    const run = await runOf(shop);
    await shop.client.query(sql);
    if (isStillRight) await isDone(shop, run);
    else await failsWhole(shop, run, '42883');
  });
}

for (const [code, what] of [
  ['40001', 'serialization failure'],
  ['40P01', 'deadlock'],
] as const) {
  const failing = (
    times: number,
  ) => `CREATE FUNCTION collide() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
      IF nextval('public.tries') <= ${times} THEN RAISE 'collided' USING ERRCODE = '${code}'; END IF; RETURN OLD; END $$;
    CREATE TRIGGER collide BEFORE DELETE ON people FOR EACH ROW EXECUTE FUNCTION collide()`;

  test(`a ${what} is tried again from the start, and the run is then done once and whole`, async () => {
    const shop = await shopOf();
    const run = await runOf(shop);
    await shop.client.query(failing(4));
    await isDone(shop, run);
    assert.equal(await countRows(shop, 'habeas.receipt'), 1);
  });

  test(`a ${what} that does not pass ends the run after five tries, with nothing changed`, async () => {
    const shop = await shopOf();
    const run = await runOf(shop);
    await shop.client.query(failing(1000));
    await failsWhole(shop, run, code);
    assert.deepEqual((await shop.client.query('SELECT last_value FROM tries')).rows, [{ last_value: '5' }]);
  });
}
