import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import type { Plan } from '#domain/plan';
import { accountOf, countRows, fingerprints, type Guarded, guarded, newRun } from '#tests/checked-map';
import { checkMap } from './check.ts';
import { correct } from './correct.ts';
import { find } from './find.ts';
import { parseMap } from './load.ts';
import { makePlan, type PlanFor } from './plan.ts';
import { proposeCorrections } from './propose.ts';
import { purge } from './purge.ts';
import { purgePeople } from './purge-people.ts';
import { RunFault } from './run.ts';

const schema = `
CREATE TABLE clients (id int PRIMARY KEY, name text, privacy text, secret text);
CREATE TABLE people (id int PRIMARY KEY, email text NOT NULL, name text, joined date NOT NULL DEFAULT '2024-01-01');
CREATE TABLE charges (id int PRIMARY KEY, person int NOT NULL REFERENCES people, status text NOT NULL, by text);
CREATE TABLE answers (id int PRIMARY KEY, person int NOT NULL, given timestamptz, words text);
CREATE TABLE transcripts (id int PRIMARY KEY, email text, client int, words text);
CREATE TABLE changes (id serial PRIMARY KEY, account int NOT NULL, field text, old text, source text, at timestamptz);
CREATE TABLE outbox (charge int, status text, name text);
CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$BEGIN
  INSERT INTO outbox SELECT NEW.id, NEW.status, name FROM people WHERE id = NEW.person; RETURN NEW; END$$;
CREATE TRIGGER tell AFTER UPDATE ON charges FOR EACH ROW EXECUTE FUNCTION tell();
INSERT INTO clients VALUES (1, 'Acme', 'privacy@acme.example', 's'), (2, 'Beta', NULL, 's');
INSERT INTO people SELECT n, 'p' || n || '@x.test', 'P' || n FROM generate_series(1, 5) n;
INSERT INTO charges VALUES (1, 1, 'active'), (2, 1, 'over'), (3, 2, 'active'), (4, 3, 'active');
INSERT INTO answers VALUES (1, 1, '2025-01-01', 'a'), (2, 4, '2025-05-31 23:59+00', 'b'), (3, 4, '2025-06-01', 'c'), (4, 4, NULL, 'd');
INSERT INTO transcripts VALUES (1, 'p5@x.test', 1, 'CANARY'), (2, 'p5@x.test', 1, 'x'), (3, 'p5@x.test', 2, 'y'), (4, 'p5@x.test', 9, 'z'), (5, 'p1@x.test', 1, 'w');
`;
const map = `
version: 1
identities: { email: { normalise: email } }
categories: { all: All }
tables:
  people:
    person: true
    match: { email: email }
    columns: { name: { correct: name } }
    history:
      table: changes
      values: { account: { column: id }, field: { field: true }, old: { old: true }, source: portal, at: { now: true } }
    erase: delete
  charges:
    belongs: { person: people.id }
    columns: { status: }
    first: { label: Recurring charge cancelled, set: { status: cancelled, by: { identity: email } }, when: { status: active } }
    erase: delete
  answers: { belongs: { person: people.id }, columns: { words: }, collectedAt: given, erase: delete }
  transcripts:
    match: { email: email }
    columns: { words: }
    processor: { by: { client: clients.id }, name: name, contact: privacy }
    erase: delete
  changes: { belongs: { account: people.id }, columns: { old: }, erase: delete }
scopes:
  objected: { label: Collected before, collected: beforeObjection, tables: { answers: delete } }
  account: { label: Your account, tables: { people: delete } }
notPersonal: [outbox]
`;
const at = new Date('2026-11-20T12:00:00Z');

const opened: Guarded[] = [];
after(async () => {
  for (const { client, worker } of opened) await Promise.all([client.end(), worker.end()]);
});
async function shopOf(): Promise<Guarded> {
  const shop = await guarded(await accountOf(schema, map));
  opened.push(shop);
  return shop;
}
const identitiesOf = (person: number) => ({ email: [`p${person}@x.test`] });
const planOf = ({ worker, checked }: Guarded, person: number, more: Partial<PlanFor> = {}) =>
  makePlan(worker, checked, { identities: identitiesOf(person), at, request: randomUUID(), kind: 'delete', ...more });
const tableOf = (plan: Plan, name: string) => plan.tables.find(({ table }) => table === name);
const codesOf = (plan: Plan) => plan.questions.map(({ code, table, rows }) => [code, table, rows]);
const carry = ({ worker, checked }: Guarded, person: number, plan: Plan, more = {}) =>
  purge(worker, checked, {
    ...newRun(plan.request),
    plan,
    identities: identitiesOf(person),
    hashKey: randomBytes(32),
    now: at,
    ...more,
  });

test('US-8: a deletion names the active charge and cancels it before anything goes', async () => {
  const shop = await shopOf();
  const plan = await planOf(shop, 1);
  const first = { label: 'Recurring charge cancelled', rows: 1 };
  assert.deepEqual(tableOf(plan, 'charges')?.first, first);
  const acts: string[] = [];
  const result = await carry(shop, 1, plan, {
    onStatement: ({ act, table }: { act: string; table: string }) => void acts.push(`${act} ${table}`),
  });
  assert.ok(result.done);
  assert.deepEqual((await shop.client.query('SELECT * FROM outbox')).rows, [
    { charge: 1, status: 'cancelled', name: 'P1' },
  ]);
  const erased = acts.findIndex((act) => act.startsWith('erase'));
  assert.ok(acts.indexOf('change charges') >= 0 && acts.indexOf('change charges') < erased, acts.join());
  const line = result.receipt.tables.find(({ table }) => table === 'charges');
  assert.deepEqual([line?.first, line?.changed, line?.erased], [first, 1, 2]);
  assert.equal(await countRows(shop, "charges WHERE status = 'active'"), 2);
});

test('US-8: a charge that began after the approval stops the run, and nothing is cancelled', async () => {
  const shop = await shopOf();
  const plan = await planOf(shop, 1);
  await shop.client.query("UPDATE charges SET status = 'active' WHERE id = 2");
  const before = await fingerprints(shop);
  assert.deepEqual(await carry(shop, 1, plan), { done: false, refusal: 'plan-changed' });
  assert.deepEqual(await fingerprints(shop), before);
});

test('a charge under a legal hold stays as it is, and a copy cancels nothing', async () => {
  const shop = await shopOf();
  const held = await planOf(shop, 2, { holds: [{ tables: ['charges'], reason: 'r', law: 'l', until: null }] });
  assert.equal(tableOf(held, 'charges')?.first, undefined);
  assert.equal(tableOf(await planOf(shop, 2, { kind: 'access' }), 'charges')?.first, undefined);
});

test('US-8: of many in one run, who has an active charge is left for a run alone', async () => {
  const shop = await shopOf();
  const runs = [];
  for (const person of [2, 3, 4]) {
    const plan = await planOf(shop, person);
    runs.push({ id: randomUUID(), plan, identities: identitiesOf(person) });
  }
  const common = { sign: newRun().sign, hashKey: randomBytes(32), now: at };
  const done = await purgePeople(shop.worker, shop.checked, { ...common, people: runs });
  assert.deepEqual(
    done.map((one) => (one.done ? 'done' : one.refusal)),
    ['one-at-a-time', 'one-at-a-time', 'done'],
  );
  assert.equal(await countRows(shop, "charges WHERE status = 'active'"), 3);
});

test('JS-5: what was collected before the objection goes, later rows stay and are a question', async () => {
  const shop = await shopOf();
  const policy = { version: '2', on: '2025-06-01' };
  const plan = await planOf(shop, 4, { scope: 'objected', policy });
  assert.deepEqual(plan.policy, policy);
  assert.deepEqual([tableOf(plan, 'answers')?.found, tableOf(plan, 'answers')?.erased], [3, 1]);
  assert.deepEqual(codesOf(plan), [['given-after-change', 'answers', 2]]);
  assert.match(plan.questions[0]?.words ?? '', /^These rows of “Answers” were given on or after 2025-06-01/);
  assert.ok((await carry(shop, 4, plan)).done);
  assert.deepEqual((await shop.client.query('SELECT id FROM answers WHERE person = 4 ORDER BY id')).rows, [
    { id: 3 },
    { id: 4 },
  ]);
  assert.equal(await countRows(shop, 'people WHERE id = 4'), 1);
  await assert.rejects(planOf(shop, 4, { scope: 'objected' }), /needs the policy/);
});

test('JS-5: a row that turns out to be later while the run is under way is not erased', async () => {
  const shop = await shopOf();
  const policy = { version: '2', on: '2025-06-01' };
  const plan = await planOf(shop, 4, { scope: 'objected', policy });
  const onStatement = async ({ act }: { act: string }) => {
    if (act === 'plan') await shop.client.query("UPDATE answers SET given = '2025-06-02' WHERE id = 2");
  };
  await assert.rejects(carry(shop, 4, plan, { onStatement }), RunFault);
  assert.equal(await countRows(shop, 'answers WHERE person = 4'), 3);
});

test('what a part takes stays where rows outside of the part refer to it, and is a question', async () => {
  const shop = await shopOf();
  const plan = await planOf(shop, 2, { scope: 'account' });
  const { found, erased, kept } = tableOf(plan, 'people') ?? {};
  assert.deepEqual([found, erased, kept?.map(({ rows }) => rows)], [1, 0, [1]]);
  assert.deepEqual(codesOf(plan), [['held', 'people', 1]]);
});

test('US-3: rows held for others are told of with their controllers, and neither shown nor erased', async () => {
  const shop = await shopOf();
  const [finding] = (await find(shop.worker, shop.checked, { identities: identitiesOf(5), at })).filter(
    ({ table }) => table === 'transcripts',
  );
  assert.deepEqual([finding?.found, finding?.columns, finding?.rows], [4, [], []]);
  const wanted = [
    { name: '', contact: '', rows: 1 },
    { name: 'Acme', contact: 'privacy@acme.example', rows: 2 },
    { name: 'Beta', contact: '', rows: 1 },
  ];
  const plan = await planOf(shop, 5);
  assert.deepEqual(tableOf(plan, 'transcripts')?.processors, wanted);
  assert.deepEqual(
    plan.questions.filter(({ code }) => code === 'processor').map(({ words }) => words),
    [
      'These rows of “Transcripts” are held for a controller that is not known, which decides about them. Pass the request on.',
      'These rows of “Transcripts” are held for Acme (privacy@acme.example), which decides about them. Pass the request on.',
      'These rows of “Transcripts” are held for Beta, which decides about them. Pass the request on.',
    ],
  );
  const copy = await planOf(shop, 5, { kind: 'access' });
  assert.deepEqual([tableOf(copy, 'transcripts')?.exported, tableOf(copy, 'transcripts')?.processors], [0, wanted]);
  const result = await carry(shop, 5, plan);
  assert.ok(result.done);
  assert.deepEqual([await countRows(shop, 'transcripts'), await countRows(shop, 'people WHERE id = 5')], [5, 0]);
  const line = result.receipt.tables.find(({ table }) => table === 'transcripts');
  assert.deepEqual([line?.processors, line?.erased, line?.after], [wanted, 0, 4]);
  await assert.rejects(shop.worker.query('SELECT secret FROM clients'), { code: '42501' });
});

test('AS-3: a correction keeps the old value as a row of the organisation’s own history, in one transaction', async () => {
  const shop = await shopOf();
  const identities = identitiesOf(3);
  const changes = [{ field: 'people.name', was: 'P3', value: 'Pat Three' }];
  const run = async (sign = newRun()) => {
    const corrections = await proposeCorrections(shop.worker, shop.checked, { identities, at, changes });
    const plan = await planOf(shop, 3, { kind: 'correct', corrections });
    return { ...sign, request: plan.request, plan, identities, now: at };
  };
  const failing = await run();
  await shop.client.query('ALTER TABLE changes ADD CONSTRAINT no CHECK (old IS NULL)');
  await assert.rejects(correct(shop.worker, shop.checked, failing));
  assert.equal(await countRows(shop, "people WHERE name = 'P3'"), 1);
  await shop.client.query('ALTER TABLE changes DROP CONSTRAINT no');
  const result = await correct(shop.worker, shop.checked, await run());
  assert.ok(result.done);
  assert.deepEqual((await shop.client.query('SELECT account, field, old, source, at FROM changes')).rows, [
    { account: 3, field: 'name', old: 'P3', source: 'portal', at },
  ]);
  assert.deepEqual(
    result.receipt.tables.map(({ table, changed, added }) => [table, changed, added]),
    [
      ['people', 1, 0],
      ['changes', 0, 1],
    ],
  );
  const shown = await find(shop.worker, shop.checked, { identities, at });
  assert.deepEqual(shown.find(({ table }) => table === 'changes')?.rows[0]?.values, ['P3']);
});

for (const [what, from, to, wanted] of [
  ['a first step on the key', 'set: { status: cancelled', 'set: { id: 4, status: cancelled', /first changes "id"/],
  ['a first step on no column', 'set: { status: cancelled', 'set: { state: cancelled', /"state" does not exist/],
  ['a controller’s table that is not there', 'client: clients.id', 'client: client.id', /did you mean "clients"/],
  [
    'a controller’s name that is not there',
    'name: name, contact',
    'name: title, contact',
    /"title" does not exist in public.clients/,
  ],
  ['a history that keeps nothing', 'old: { old: true }, ', '', /keeps no old value/],
  ['a history into a table outside of the map', 'table: changes', 'table: outbox', /"outbox" is not in the map/],
  ['a collectedAt that is no time', 'collectedAt: given', 'collectedAt: words', /"words" is text, no time/],
  [
    'a scope by age of a table without one',
    'tables: { answers: delete }',
    'tables: { people: delete }',
    /does not say when its rows were collected/,
  ],
] as const) {
  test(`the map is refused for ${what}, with its line`, async () => {
    const [shop] = opened;
    assert.ok(shop && map.includes(from));
    const check = () => checkMap(parseMap(map.replace(from, to), 'datamap.yaml'), shop.checked.catalogue);
    assert.throws(check, wanted);
    assert.throws(check, /datamap.yaml:\d+:\d+: /);
  });
}
