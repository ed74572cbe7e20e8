/** Rows of another controller that mention two people: that one decides about them, and no one person's word erases them. */
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import type { Kind } from '#domain/kinds';
import { accountOf, fingerprints, type Guarded, guarded, newRun } from '#tests/checked-map';
import { into } from '#tests/into';
import { assertPlannedAlike } from '#tests/plans-alike';
import { unzipped } from '#tests/unzipped';
import { exportPackage } from './export.ts';
import { find } from './find.ts';
import { makePlan, type PlanFor } from './plan.ts';
import { purge } from './purge.ts';

/** Calls of two people with one another; of chats one is the first one's own and mentions the second. */
const schema = `
CREATE TABLE clients (id int PRIMARY KEY, name text, privacy text);
CREATE TABLE people (id int PRIMARY KEY, email text NOT NULL);
CREATE TABLE calls (id int PRIMARY KEY, client int, caller int, called int, topic text, words text);
CREATE TABLE chats (id int PRIMARY KEY, client int, owner int, guest int, topic text, words text);
INSERT INTO clients VALUES (1, 'Acme', 'privacy@acme.example'), (2, 'Beta', NULL);
INSERT INTO people VALUES (1, 'p1@x.test'), (2, 'p2@x.test'), (3, 'p3@x.test');
INSERT INTO calls VALUES (1, 1, 1, 2, 'ACME-CALL', 'SECRET'), (2, 2, 2, 1, 'BETA-CALL', 'SECRET'), (3, 1, 3, 3, 'OTHER-CALL', 'SECRET');
INSERT INTO chats VALUES (1, 1, 1, 2, 'ACME-CHAT', 'SAID'), (2, 1, 1, 1, 'ACME-ALONE', 'SAID'), (3, 2, 3, 1, 'BETA-CHAT', 'SAID');
`;
const held = 'processor: { by: { client: clients.id }, name: name, contact: privacy }';
const map = `
version: 1
identities: { email: { normalise: email } }
categories: { all: All }
tables:
  people: { person: true, match: { email: email }, columns: { email: }, erase: keep, keep: { reason: r, law: l, review: 1 year } }
  calls:
    mentions: [{ to: { caller: people.id } }, { to: { called: people.id } }]
    mentionsShow: [topic]
    columns: { topic: , words: }
    ${held}
    erase: delete
  chats:
    belongs: { owner: people.id }
    mentions: [{ to: { guest: people.id } }]
    mentionsShow: [topic]
    columns: { topic: , words: }
    ${held}
    erase: delete
notPersonal: [clients]
`;
const at = new Date('2026-11-20T12:00:00Z');
const acme = { name: 'Acme', contact: 'privacy@acme.example' };
const beta = { name: 'Beta', contact: '' };
const identitiesOf = (person: number) => ({ email: [`p${person}@x.test`] });

let shop: Guarded;
before(async () => {
  shop = await guarded(await accountOf(schema, map));
});
after(() => Promise.all([shop.client.end(), shop.worker.end()]));

const planOf = (person: number, kind: Kind, more: Partial<PlanFor> = {}) =>
  makePlan(shop.worker, shop.checked, { identities: identitiesOf(person), at, request: randomUUID(), kind, ...more });

/** Per table: found, mentioned, shown, erased, and what is held for whom. */
const told = ({ tables }: Awaited<ReturnType<typeof planOf>>) =>
  tables
    .filter(({ table }) => table !== 'people')
    .map(({ table, found, mentioned, exported, erased, processors = [] }) =>
      [table, found, mentioned, exported, erased, ...processors.map(({ name, rows }) => `${name} ${rows}`)].join(),
    )
    .sort();

async function filesOf(person: number, more: Partial<PlanFor>): Promise<string> {
  const identities = identitiesOf(person);
  const plan = await planOf(person, 'access', more);
  const zip = new PassThrough();
  const facts = {
    ...{ timeZone: 'UTC', language: 'en' as const, said: (words: string) => words },
    ...{ organisation: 'X', contact: 'x@x.test', reference: 'R', receivedOn: '2026-11-01', preparedOn: '2026-11-20' },
    sections: [],
  };
  const run = { plan, identities, facts, records: { requests: [] }, now: at };
  const [done, whole] = await Promise.all([exportPackage(shop.worker, shop.checked, run, into(zip)), buffer(zip)]);
  assert.ok(done.done);
  const rows = done.manifest.files.filter(({ table }) => table && table !== 'people').map(({ rows }) => rows ?? 0);
  assert.equal(
    plan.tables.reduce((sum, { table, exported }) => sum + (table === 'people' ? 0 : exported), 0) * 2,
    rows.reduce((sum, one) => sum + one, 0),
    'as many rows as the plan says, in CSV and in JSON',
  );
  return [...(await unzipped(whole))].map(([name, body]) => `${name}\n${body}`).join('\n');
}

test('US-3: each controller of rows that mention the person is passed the request, and nothing of them is shown', async () => {
  const plan = await planOf(1, 'access');
  assert.deepEqual(told(plan), ['calls,0,2,0,0,Acme 1,Beta 1', 'chats,2,1,0,0,Acme 2,Beta 1']);
  assert.equal(plan.questions.filter(({ code }) => code === 'processor').length, 4);
  assert.deepEqual(told(await planOf(2, 'access')), ['calls,0,2,0,0,Acme 1,Beta 1', 'chats,0,1,0,0,Acme 1']);
  const found = await find(shop.worker, shop.checked, { identities: identitiesOf(1), at });
  assert.deepEqual(
    found.filter(({ table }) => table !== 'people').flatMap(({ rows, mentions }) => [...rows, ...mentions]),
    [],
  );
  assert.doesNotMatch(await filesOf(1, {}), /CALL|CHAT|ALONE|SECRET|SAID/);
});

test('US-3: on a controller’s word both people see of its shared rows what the map lists, and nothing of any other’s', async () => {
  for (const person of [1, 2]) {
    const files = await filesOf(person, { released: [acme] });
    assert.match(files, /ACME-CALL/);
    assert.match(files, /ACME-CHAT/);
    assert.doesNotMatch(files, /SECRET|BETA|OTHER/);
    assert.equal(/SAID/.test(files), person === 1, 'what is the person’s own is shown whole');
    assert.equal(/ACME-ALONE/.test(files), person === 1);
  }
  assert.deepEqual(told(await planOf(1, 'access', { released: [acme] })), [
    'calls,0,2,1,0,Beta 1',
    'chats,2,1,2,0,Beta 1',
  ]);
  assert.deepEqual(told(await planOf(1, 'access', { released: [acme, beta] })), ['calls,0,2,2,0', 'chats,2,1,3,0']);
});

test('US-3: the word to erase takes the person’s own rows, and none that only mention them', async () => {
  const before = await fingerprints(shop, { 'public.chats': 't.id IN (1, 2)' });
  const plan = await planOf(1, 'delete', { released: [acme, beta] });
  assert.deepEqual(told(plan), ['calls,0,2,0,0', 'chats,2,1,0,2']);
  assert.deepEqual(
    plan.questions.map(({ code, table }) => [code, table]),
    [
      ['shared-rows', 'chats'],
      ['shared-rows', 'calls'],
    ],
  );
  const identities = identitiesOf(1);
  const run = { ...newRun(plan.request), plan, identities, hashKey: randomBytes(32), now: at };
  assert.ok((await purge(shop.worker, shop.checked, run)).done);
  assert.deepEqual(await fingerprints(shop), before);
});

test('in a run of many people each has of shared rows of others what they would have alone', () =>
  assertPlannedAlike(shop, ['p1@x.test', 'p2@x.test', 'p3@x.test', 'nobody@x.test'], at));
