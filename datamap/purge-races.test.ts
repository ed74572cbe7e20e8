import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { accountOf, countRows, fingerprints, type Guarded, guarded, newRun } from '#tests/checked-map';
import { readCatalogue } from './catalogue.ts';
import { makePlan } from './plan.ts';
import { type PurgeRun, purge } from './purge.ts';
import { rehearse } from './rehearse.ts';
import { RunFault, type Step } from './run.ts';

const at = new Date('2026-11-20T12:00:00Z');
const schema = `
CREATE TABLE people (id int PRIMARY KEY, email text NOT NULL);
CREATE TABLE orders (id int PRIMARY KEY, person int REFERENCES people ON DELETE SET NULL, status text NOT NULL);
CREATE TABLE lines (id int PRIMARY KEY, "order" int NOT NULL REFERENCES orders ON DELETE CASCADE, text text);
CREATE TABLE reviews (id int PRIMARY KEY, "order" int NOT NULL REFERENCES orders ON DELETE CASCADE, by text);
CREATE TABLE visits (id int PRIMARY KEY, person int, ip inet);
CREATE TABLE notes (id int, person int);
INSERT INTO people SELECT n, 'p' || n || '@x.test' FROM generate_series(1, 5) n;
INSERT INTO orders SELECT n, 1 + n % 5, 'paid' FROM generate_series(1, 20) n;
INSERT INTO lines SELECT n, 1 + n % 20, 'line' FROM generate_series(1, 40) n;
INSERT INTO reviews SELECT n, n, 'somebody' FROM generate_series(2, 5) n;
INSERT INTO visits SELECT n, 1 + n % 5, '10.0.0.7' FROM generate_series(1, 20) n;
INSERT INTO notes SELECT 1 + n % 2, 1 + n % 5 FROM generate_series(1, 10) n;
`;
const map = `
version: 1
identities: { email: { normalise: email } }
categories: { all: All }
tables:
  people: { person: true, match: { email: email }, columns: { email: }, erase: delete }
  orders:
    belongs: { person: people.id }
    columns: { id: }
    erase: delete
    keep: { while: { status: disputed }, reason: a dispute, law: a law, review: 1 month }
  lines: { belongs: { order: orders.id }, columns: { text: }, erase: delete }
  visits: { belongs: { person: people.id }, columns: { ip: { erase: /24 } }, erase: columns }
  notes: { belongs: { person: people.id }, columns: { id: }, erase: delete }
`;

const opened: Guarded[] = [];
after(async () => {
  for (const { client, worker } of opened) await Promise.all([client.end(), worker.end()]);
});
async function shopOf(more = ''): Promise<Guarded> {
  const shop = await guarded(await accountOf(schema + more, map));
  opened.push(shop);
  return shop;
}

const asked = { identities: { email: ['p1@x.test'] }, at };
async function runOf(shop: Guarded, onStatement: PurgeRun['onStatement'] = () => {}): Promise<PurgeRun> {
  const request = randomUUID();
  const plan = await makePlan(shop.worker, shop.checked, { ...asked, request, kind: 'delete' });
  return { ...newRun(request), plan, identities: asked.identities, hashKey: randomBytes(32), now: at, onStatement };
}

type Meanwhile = { onStatement: (step: Step) => Promise<void>; took: () => boolean };

/** Runs a statement of the organisation's once, at the first step that `when` picks; it gives up where it would have to wait. */
function meanwhile(shop: Guarded, when: (step: Step) => boolean, sql: string): Meanwhile {
  let done = false;
  let took = false;
  return {
    took: () => took,
    onStatement: async (step) => {
      if (done || !when(step)) return;
      done = true;
      await shop.client.query("SET lock_timeout = '200ms'");
      took = await shop.client.query(sql).then(
        () => true,
        () => false,
      );
    },
  };
}

const changes = {
  'an account that got another address': {
    sql: "UPDATE people SET email = 'new@x.test' WHERE id = 1",
    stays: "people WHERE email = 'new@x.test'",
  },
  'an order that became somebody else’s': {
    sql: 'UPDATE orders SET person = 2 WHERE id = 5',
    stays: 'orders WHERE id = 5 AND person = 2',
  },
  'an order that came into dispute': {
    sql: "UPDATE orders SET status = 'disputed' WHERE id = 5",
    stays: "orders WHERE id = 5 AND status = 'disputed'",
  },
  'a visit that became somebody else’s': {
    sql: 'UPDATE visits SET person = 2 WHERE id = 5',
    stays: "visits WHERE id = 5 AND ip = '10.0.0.7'",
  },
  'a note that became somebody else’s': {
    sql: 'UPDATE notes SET person = 2 WHERE id = 1 AND person = 1',
    stays: 'notes WHERE id = 1 AND person = 2',
  },
  'a line that changed places with somebody else’s': {
    sql: 'UPDATE lines SET "order" = 11 - "order" WHERE id IN (4, 5)',
    stays: 'lines WHERE id = 4 AND "order" = 6',
  },
  'somebody’s review of an order that goes': {
    sql: "INSERT INTO reviews VALUES (99, 5, 'late')",
    stays: 'reviews WHERE id = 99',
  },
};

for (const moment of ['pin', 'plan'] as const) {
  for (const [what, { sql, stays }] of Object.entries(changes)) {
    test(`${what} at the run’s ${moment} is not touched`, async () => {
      const shop = await shopOf();
      let pins = 0;
      const late = meanwhile(shop, ({ act }) => act === moment && (act === 'plan' || ++pins === 3), sql);
      const run = await runOf(shop, late.onStatement);
      const result = await purge(shop.worker, shop.checked, run).catch((error: unknown) => {
        assert.ok(error instanceof RunFault, String(error));
        return { done: false };
      });
      if (late.took()) assert.ok((await countRows(shop, stays)) > 0);
      assert.equal(await countRows(shop, 'habeas.receipt'), result.done ? 1 : 0);
      if (!result.done) assert.equal(await countRows(shop, 'people WHERE id = 1'), 1);
    });
  }
}

const waitedFor = [
  'a visit that became somebody else’s',
  'an order that became somebody else’s',
  'a line that changed places with somebody else’s',
] as const;
for (const what of waitedFor) {
  test(`${what} in a transaction that the run has to wait for is not touched`, async () => {
    const shop = await shopOf();
    let committed = Promise.resolve();
    const run = await runOf(shop, async ({ act, table }) => {
      if (act !== 'pin' || table !== 'habeas_r4') return;
      await shop.client.query(`BEGIN; ${changes[what].sql}`);
      committed = sleep(300).then(async () => void (await shop.client.query('COMMIT')));
    });
    const result = await purge(shop.worker, shop.checked, run).catch((error: unknown) => {
      assert.ok(error instanceof RunFault, String(error));
      return { done: false };
    });
    await committed;
    assert.ok((await countRows(shop, changes[what].stays)) > 0);
    assert.deepEqual([result.done, await countRows(shop, 'people WHERE id = 1')], [false, 1]);
  });
}

test('what the database checks at a transaction’s end is checked before the last look, and in a rehearsal', async () => {
  const shop = await shopOf(`
    CREATE TABLE invoices (id int PRIMARY KEY, person int NOT NULL REFERENCES people DEFERRABLE INITIALLY DEFERRED);
    INSERT INTO invoices VALUES (1, 1);`);
  await assert.rejects(rehearse(shop.worker, shop.checked, asked), { code: '23503' });
  const before = await fingerprints(shop);
  const steps: string[] = [];
  const run = await runOf(shop, ({ act }) => void steps.push(act));
  await assert.rejects(purge(shop.worker, shop.checked, run), { code: '23503' });
  assert.ok(!steps.includes('look') && !steps.includes('receipt'));
  assert.deepEqual(await fingerprints(shop), before);
});

test('rows that row-level security hides stop a run and a search instead of being left behind', async () => {
  const shop = await shopOf(`
    ALTER TABLE visits ENABLE ROW LEVEL SECURITY;
    CREATE POLICY part ON visits USING (id < 10);`);
  await assert.rejects(runOf(shop), { code: '42501' });
});

test('an index that was never finished is no key: rows that it lets be equal are not taken for one another', async () => {
  const shop = await shopOf();
  await shop.client.query('CREATE UNIQUE INDEX CONCURRENTLY ON notes (id)').catch(() => {});
  const { rows } = await shop.client.query("SELECT indisvalid FROM pg_index WHERE indrelid = 'notes'::regclass");
  assert.deepEqual(rows, [{ indisvalid: false }]);
  await shop.client.query('ALTER TABLE notes ALTER id SET NOT NULL');
  assert.deepEqual((await readCatalogue(shop.client))['public.notes']?.key, []);
});

test('H10: a plan that was carried out under another run is not carried out again, though the same rows came back', async () => {
  const shop = await shopOf();
  const plan = await makePlan(shop.worker, shop.checked, { ...asked, request: randomUUID(), kind: 'delete' });
  const run = { plan, identities: asked.identities, hashKey: randomBytes(32), now: at };
  await shop.client.query('CREATE TABLE kept AS SELECT * FROM people WHERE id = 1');
  const first = await purge(shop.worker, shop.checked, { ...run, ...newRun(plan.request) });
  assert.ok(first.done && !first.repeated);
  await shop.client.query('INSERT INTO people SELECT * FROM kept');
  const before = await fingerprints(shop);
  const again = await purge(shop.worker, shop.checked, { ...run, ...newRun(plan.request) });
  assert.ok(again.done && again.repeated);
  assert.deepEqual(again.receipt, first.receipt);
  assert.deepEqual(await fingerprints(shop), before);
  const other = await makePlan(shop.worker, shop.checked, { ...asked, request: randomUUID(), kind: 'delete' });
  const done = await purge(shop.worker, shop.checked, { ...run, plan: other, ...newRun(other.request) });
  assert.ok(done.done && !done.repeated, 'another request of the same person is another matter');
});
