import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { after, test } from 'node:test';
import type { Plan } from '#domain/plan';
import { accountOf, type Guarded, guarded, newRun } from '#tests/checked-map';
import { into } from '#tests/into';
import { unzipped } from '#tests/unzipped';
import { digest } from './digest.ts';
import { exportPackage } from './export.ts';
import { makePlan, type PlanFor } from './plan.ts';
import { purge } from './purge.ts';
import { reErase } from './re-erase.ts';

const schema = `
CREATE TABLE clients (id int PRIMARY KEY, name text, privacy text);
CREATE TABLE people (id int PRIMARY KEY, email text NOT NULL);
CREATE TABLE chats (id int PRIMARY KEY, email text, client int, words text, closed timestamptz);
CREATE TABLE lines (id int PRIMARY KEY, chat int NOT NULL REFERENCES chats, client int, words text);
INSERT INTO clients VALUES (1, 'Acme', 'privacy@acme.example'), (2, 'Beta', NULL), (3, 'Acme', 'other@acme.example');
INSERT INTO people VALUES (1, 'p1@x.test'), (2, 'p2@x.test');
INSERT INTO chats VALUES (1, 'p1@x.test', 1, 'ACME-ONE', '2020-01-01 08:15:01+00'), (2, 'p1@x.test', 1, 'ACME-TWO', '2020-01-02 08:15:01+00'),
  (3, 'p1@x.test', 2, 'BETA-ONE', '2020-01-03 08:15:01+00'), (4, 'p1@x.test', 9, 'NOBODYS', '2020-01-04 08:15:01+00'),
  (5, 'p1@x.test', 3, 'NAMESAKE', '2020-01-05 08:15:01+00'), (6, 'p2@x.test', 1, 'OTHER-PERSON', '2020-01-06 08:15:01+00');
INSERT INTO lines VALUES (1, 1, 1, 'line of Acme'), (2, 3, 2, 'line of Beta');
`;
const map = `
version: 1
identities: { email: { normalise: email } }
categories: { all: All }
tables:
  people: { person: true, match: { email: email }, columns: { email: }, erase: delete }
  chats:
    match: { email: email }
    columns: { words: }
    processor: { by: { client: clients.id }, name: name, contact: privacy }
    erase: delete
  lines:
    belongs: { chat: chats.id }
    columns: { words: }
    processor: { by: { client: clients.id }, name: name, contact: privacy }
    erase: delete
`;

const at = new Date('2026-11-20T12:00:00Z');
const identities = { email: ['p1@x.test'] };
const acme = { name: 'Acme', contact: 'privacy@acme.example' };
const namesake = { name: 'Acme', contact: 'other@acme.example' };
const beta = { name: 'Beta', contact: '' };
const facts = {
  organisation: 'X',
  contact: 'x@x.test',
  reference: 'R',
  receivedOn: '2026-11-01',
  preparedOn: '2026-11-20',
  language: 'en' as const,
  timeZone: 'UTC',
  said: (words: string) => words,
  sections: [],
};

const opened: Guarded[] = [];
after(async () => {
  for (const { client, worker } of opened) await Promise.all([client.end(), worker.end()]);
});
async function shopOf(): Promise<Guarded> {
  const shop = await guarded(await accountOf(schema, map));
  opened.push(shop);
  return shop;
}
const planOf = ({ worker, checked }: Guarded, more: Partial<PlanFor>) =>
  makePlan(worker, checked, { identities, at, request: randomUUID(), kind: 'delete', ...more });
const tableOf = (plan: Plan, name: string) => plan.tables.find(({ table }) => table === name);
const hashKey = randomBytes(32);
const idsOf = async ({ client }: Guarded, table: string) =>
  (await client.query(`SELECT id FROM ${table} ORDER BY id`)).rows.map(({ id }) => id);

async function filesOf({ worker, checked }: Guarded, plan: Plan): Promise<string> {
  const zip = new PassThrough();
  const run = { plan, identities, facts, records: { requests: [] }, now: at };
  const [done, whole] = await Promise.all([exportPackage(worker, checked, run, into(zip)), buffer(zip)]);
  assert.ok(done.done);
  return [...(await unzipped(whole))].map(([name, body]) => `${name}\n${body}`).join('\n');
}

test('US-3: a copy shows the rows of the controller that lets them be shown, and nothing of any other', async () => {
  const shop = await shopOf();
  const withheld = await planOf(shop, { kind: 'access' });
  assert.doesNotMatch(await filesOf(shop, withheld), /ACME|BETA|NOBODYS|NAMESAKE|line of/);
  const plan = await planOf(shop, { kind: 'access', released: [acme] });
  assert.deepEqual([tableOf(plan, 'chats')?.exported, tableOf(plan, 'lines')?.exported], [2, 1]);
  const waiting = tableOf(plan, 'chats')?.processors?.map(({ name, contact, rows }) => [name, contact, rows]);
  assert.deepEqual(waiting?.sort(), [
    ['', '', 1],
    ['Acme', 'other@acme.example', 1],
    ['Beta', '', 1],
  ]);
  const files = await filesOf(shop, plan);
  for (const word of ['ACME-ONE', 'ACME-TWO', 'line of Acme']) assert.ok(files.includes(word), word);
  assert.doesNotMatch(files, /BETA|NOBODYS|NAMESAKE|OTHER-PERSON|line of Beta/);
  assert.match(files, /"rows": 2,\s*"table": "chats"/);
});

test('US-3: a controller’s word makes another plan, and other words another', async () => {
  const shop = await shopOf();
  const request = randomUUID();
  for (const kind of ['access', 'delete'] as const) {
    const plans = [undefined, [], [acme], [namesake], [beta], [acme, beta]];
    const made: Plan[] = [];
    for (const released of plans) made.push(await planOf(shop, { kind, request, released }));
    assert.equal(new Set(made.map(digest)).size, plans.length - 1, kind);
  }
});

test('US-3: a deletion takes the rows of the controller that says so, with what refers to them, and a replay the same', async () => {
  const shop = await shopOf();
  const plan = await planOf(shop, { released: [acme] });
  assert.deepEqual([tableOf(plan, 'chats')?.erased, tableOf(plan, 'lines')?.erased], [2, 1]);
  const lines: Buffer[] = [];
  const remember = async (all: AsyncIterable<Buffer>) => {
    for await (const line of all) lines.push(line);
  };
  const run = { ...newRun(plan.request), plan, identities, hashKey, now: at, remember };
  const done = await purge(shop.worker, shop.checked, run);
  assert.ok(done.done);
  const line = done.receipt.tables.find(({ table }) => table === 'chats');
  assert.deepEqual([line?.before, line?.erased, line?.after, line?.processors?.length], [5, 2, 3, 3]);
  const left = async (one: Guarded) => [
    await idsOf(one, 'chats'),
    await idsOf(one, 'lines'),
    await idsOf(one, 'people'),
  ];
  assert.deepEqual(await left(shop), [[3, 4, 5, 6], [2], [2]]);

  const backup = await shopOf();
  const signed = { receipt: done.receipt, signature: done.signature };
  const all = async function* () {
    yield* lines;
  };
  const remembered = { signed, scope: plan.scope, released: plan.released, at, lines: all };
  assert.ok((await reErase(backup.worker, backup.checked, remembered, { ...newRun(), hashKey, now: at })).done);
  assert.deepEqual(await left(backup), await left(shop));
});

test('US-3: what is held by law stays though its controller says to erase it', async () => {
  const shop = await shopOf();
  const holds = [{ tables: ['chats'], reason: 'subpoena', law: 'FRCP 45', until: null }];
  const plan = await planOf(shop, { released: [acme], holds });
  assert.deepEqual([tableOf(plan, 'chats')?.erased, tableOf(plan, 'chats')?.kept[0]?.rows], [0, 2]);
  const done = await purge(shop.worker, shop.checked, {
    ...newRun(plan.request),
    plan,
    identities,
    hashKey,
    now: at,
    holds,
  });
  assert.ok(done.done);
  assert.deepEqual(await idsOf(shop, 'chats'), [1, 2, 3, 4, 5, 6]);
});

test('US-3: rows that came to the controller after the plan was approved stop the run', async () => {
  const shop = await shopOf();
  const plan = await planOf(shop, { released: [acme] });
  await shop.client.query('UPDATE chats SET client = 1 WHERE id = 3');
  const done = await purge(shop.worker, shop.checked, { ...newRun(plan.request), plan, identities, hashKey, now: at });
  assert.deepEqual(done, { done: false, refusal: 'plan-changed' });
  assert.deepEqual(await idsOf(shop, 'chats'), [1, 2, 3, 4, 5, 6]);
});
