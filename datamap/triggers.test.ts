import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { accountOf, countRows, fingerprints, type Guarded, guarded, newRun } from '#tests/checked-map';
import { expire } from './expire.ts';
import { makePlan } from './plan.ts';
import { purge } from './purge.ts';
import { RunFault } from './run.ts';
import { triggersOf } from './triggers.ts';

/** A card takes with it what `gone` says: rows of a counter that the map does not follow, or somebody else's order. */
const schemaWith = (gone: string) => `
CREATE TABLE people (id int PRIMARY KEY, email text NOT NULL);
CREATE TABLE cards (id int PRIMARY KEY, person int, made_at date NOT NULL DEFAULT '2020-01-01');
CREATE TABLE orders (id int PRIMARY KEY, person int);
CREATE TABLE counters (person int);
CREATE FUNCTION tidy() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN DELETE FROM ${gone}; RETURN OLD; END $$;
CREATE TRIGGER tidy AFTER DELETE ON cards FOR EACH ROW EXECUTE FUNCTION tidy();
INSERT INTO people VALUES (1, 'ann@x.test'), (2, 'bo@x.test');
INSERT INTO cards VALUES (1, 1);
INSERT INTO orders VALUES (1, 1), (2, 2);
INSERT INTO counters VALUES (1), (2);
`;
const map = (known: string) => `
version: 1
identities: { email: { normalise: email } }
categories: { all: All }
triggersKnown: [${known}]
notPersonal: [counters]
tables:
  people: { person: true, match: { email: email }, columns: { email: }, erase: delete }
  cards: { belongs: { person: people.id }, columns: { id: }, expires: { column: made_at, after: 90 days }, erase: delete }
  orders: { belongs: { person: people.id }, columns: { id: }, erase: delete }
`;
const identities = { email: ['ann@x.test'] };
const at = new Date('2026-11-20T12:00:00Z');
const opened: Guarded[] = [];
after(async () => {
  for (const { client, worker } of opened) await Promise.all([client.end(), worker.end()]);
});

async function deletion(gone: string, known: string) {
  const shop = await guarded(await accountOf(schemaWith(gone), map(known)));
  opened.push(shop);
  const plan = await makePlan(shop.worker, shop.checked, { identities, at, request: randomUUID(), kind: 'delete' });
  const codes = plan.questions.map(({ code }) => code);
  const run = { ...newRun(plan.request), plan, identities, hashKey: randomBytes(32), now: at };
  return { shop, codes, go: () => purge(shop.worker, shop.checked, run) };
}

test('a trigger that the map knows is no question, and may delete rows of tables that the map does not follow', async () => {
  const { shop, codes, go } = await deletion('counters WHERE person = OLD.person', 'public.cards.tidy');
  assert.deepEqual(codes, []);
  assert.ok((await go()).done);
  assert.equal(await countRows(shop, 'counters'), 1);
});

test('F12: a trigger that the map knows and that deletes rows of others after all stops the run', async () => {
  const { shop, codes, go } = await deletion('orders WHERE person <> OLD.person', 'cards.tidy');
  assert.deepEqual(codes, []);
  const before = await fingerprints(shop);
  await assert.rejects(go(), RunFault);
  assert.deepEqual(await fingerprints(shop), before);
});

test('a trigger that nobody has looked at is a question, which a human answers for what it does', async () => {
  const { codes, go } = await deletion('orders WHERE person <> OLD.person', '');
  assert.deepEqual(codes, ['trigger']);
  assert.ok((await go()).done);
});

/** Visits by the month, of which a change is noted; the trigger does more than whoever looked at it saw. */
const monthly = (does: string) => `
CREATE TABLE people (id int PRIMARY KEY, email text NOT NULL);
CREATE TABLE visits (id int, at date, person int, page text, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE visits_05 PARTITION OF visits FOR VALUES FROM ('2024-05-01') TO ('2024-06-01');
CREATE TABLE visits_rest PARTITION OF visits DEFAULT;
CREATE FUNCTION more() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN ${does}; RETURN NEW; END $$;
CREATE TRIGGER more AFTER UPDATE ON visits FOR EACH ROW EXECUTE FUNCTION more();
INSERT INTO people VALUES (1, 'ann@x.test'), (2, 'bo@x.test');
INSERT INTO visits VALUES (1, '2024-05-05', 1, '/a'), (2, '2024-05-06', 2, '/b'), (3, '2024-05-07', 3, '/c');
`;
const visitsMap = (erase: string, known = 'visits.more', more = '') => `
version: 1
identities: { email: { normalise: email } }
categories: { all: All }
triggersKnown: [${known}]
tables:
  people: { person: true, match: { email: email }, columns: { email: }, erase: keep, keep: { reason: r, law: l, review: 1 year } }
  visits: { belongs: { person: people.id }, columns: { page: { erase: null } }, erase: ${erase}${more} }
`;

test('F12: rows that were to be reduced allow no other row of a partitioned table to go', async () => {
  const shop = await guarded(await accountOf(monthly('DELETE FROM visits WHERE id = 2'), visitsMap('columns')));
  opened.push(shop);
  const plan = await makePlan(shop.worker, shop.checked, { identities, at, request: randomUUID(), kind: 'delete' });
  const before = await fingerprints(shop);
  const run = { ...newRun(plan.request), plan, identities, hashKey: randomBytes(32), now: at };
  await assert.rejects(purge(shop.worker, shop.checked, run), /visits: 1 rows gone, 0 planned/);
  assert.deepEqual(await fingerprints(shop), before);
});

test('a trigger of updates is a question where a first step changes rows that are deleted then', async () => {
  const first = ', first: { label: Page forgotten, set: { page: gone } }';
  const shop = await guarded(await accountOf(monthly('NULL'), visitsMap('delete', '', first)));
  opened.push(shop);
  const { questions } = await makePlan(shop.worker, shop.checked, {
    identities,
    at,
    request: randomUUID(),
    kind: 'delete',
  });
  assert.deepEqual(
    questions.map(({ code, rows }) => [code, rows]),
    [['trigger', 1]],
  );
});

test('a trigger of updates is a question where some rows are deleted and others stay with less in them', async () => {
  const notes = `CREATE TABLE notes (id int PRIMARY KEY, visit int, at date, FOREIGN KEY (visit, at) REFERENCES visits (id, at));
    INSERT INTO visits VALUES (4, '2024-05-08', 1, '/d'); INSERT INTO notes VALUES (1, 4, '2024-05-08');`;
  const line = `
  notes: { belongs: { visit: visits.id, at: visits.at }, columns: { id: }, erase: keep, keep: { reason: r, law: l, review: 1 year } }
`;
  const shop = await guarded(await accountOf(monthly('NULL') + notes, visitsMap('delete', '').trimEnd() + line));
  opened.push(shop);
  const { tables, questions } = await makePlan(shop.worker, shop.checked, {
    identities,
    at,
    request: randomUUID(),
    kind: 'delete',
  });
  const visits = tables.find(({ table }) => table === 'visits');
  assert.deepEqual([visits?.erased, visits?.reduced], [1, 1]);
  assert.deepEqual(
    questions.map(({ code, rows }) => [code, rows]),
    [['trigger', 2]],
  );
});

const night = (shop: Guarded) =>
  expire(shop.worker, shop.checked, { table: 'cards', sign: newRun().sign, holds: [], now: at });

for (const [known, gone] of [
  ['', 'counters WHERE person = OLD.person'],
  ['', 'orders WHERE person <> OLD.person'],
  ['cards.tidy', 'orders WHERE person <> OLD.person'],
] as const) {
  test(`rows do not expire where a trigger ${known ? 'that is known' : 'of which nobody knows'} deletes ${gone}`, async () => {
    const { shop } = await deletion(gone, known);
    const before = await fingerprints(shop);
    await assert.rejects(night(shop), RunFault);
    assert.deepEqual(await fingerprints(shop), before);
  });
}

test('rows expire under a trigger that is known and touches what the map does not follow', async () => {
  const { shop } = await deletion('counters WHERE person = OLD.person', 'cards.tidy');
  const [done] = await night(shop);
  assert.deepEqual(
    done?.receipt.tables.map(({ table, erased }) => ({ table, erased })),
    [{ table: 'cards', erased: 1 }],
  );
  assert.equal(await countRows(shop, 'counters'), 1);
});

test('a trigger under triggersKnown that is not there is a fault with the nearest name', async () => {
  await assert.rejects(accountOf(schemaWith('counters'), map('cards.tidi, order.tidy, orders.tidy')), ({ faults }) => {
    const says = faults.map((fault: { says: string }) => fault.says);
    assert.deepEqual(says, [
      'trigger "tidi" does not exist on public.cards; did you mean "tidy"?',
      'table "order" does not exist; did you mean "orders"?',
      'trigger "tidy" does not exist on public.orders',
    ]);
    return true;
  });
});

test('a trigger that is switched off may be named, and is no question', async () => {
  const off = `${schemaWith('counters')} ALTER TABLE cards DISABLE TRIGGER tidy;`;
  const shop = await guarded(await accountOf(off, map('cards.tidy')));
  opened.push(shop);
  const plan = await makePlan(shop.worker, shop.checked, { identities, at, request: randomUUID(), kind: 'delete' });
  assert.deepEqual(plan.questions, []);
});

test('a trigger is known by its table, with its schema or without, and counts where an act fires it', () => {
  const table = { schema: 'public', name: 'cards', triggers: [{ name: 'tidy', on: ['delete' as const] }] };
  const names = (triggersKnown: string[]) => triggersOf({ triggersKnown }, table, ['delete']);
  assert.deepEqual(names(['public.cards.tidy']), { known: ['tidy'], unknown: [] });
  assert.deepEqual(names(['orders.tidy', 'cards.other']), { known: [], unknown: ['tidy'] });
  assert.deepEqual(triggersOf({ triggersKnown: [] }, table, ['update']), { known: [], unknown: [] });
});
