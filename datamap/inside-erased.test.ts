import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, beforeEach, test } from 'node:test';
import type { Plan } from '#domain/plan';
import { accountOf, type Guarded, guarded, newRun } from '#tests/checked-map';
import { assertPlannedAlike } from '#tests/plans-alike';
import { correct } from './correct.ts';
import { makePlan } from './plan.ts';
import { proposeCorrections } from './propose.ts';
import { purge } from './purge.ts';

const at = new Date('2026-11-20T12:00:00Z');
const identities = { email: ['ann@x.test'] };

/** Rows that stay while what is inside of their JSON and arrays goes; the second of each is another person's. */
const schema = `
CREATE TABLE people (id int PRIMARY KEY, email text);
INSERT INTO people VALUES (1, 'ann@x.test'), (2, 'bo@x.test');
CREATE TABLE profiles (person int PRIMARY KEY, profile jsonb NOT NULL, tags text[] NOT NULL, nick json);
INSERT INTO profiles VALUES
  (1, '{"contact": {"email": "ann@x.test", "city": "Rome", "phone": "555-01"}, "age": 41, "vip": true, "keep": [1]}', '{a,b}', '{"nick": "annie", "n": 1}'),
  (2, '{"contact": {"email": "bo@x.test", "city": "Oslo"}, "age": 7}', '{c}', '{"nick": "bo"}');
CREATE TABLE chats (id int PRIMARY KEY, people int[], doc jsonb, old json);
INSERT INTO chats VALUES
  (1, '{2,1,NULL,1}', '{"who": [{"id": 1, "name": "Ann"}, {"id": 2, "name": "Bo"}, 7], "ids": ["1", 2, 1]}', '{"ids": [2, 1]}'),
  (2, '{2}', '{"who": [{"id": 2, "name": "Bo"}], "ids": [2]}', '{"ids": [2]}'),
  (3, '{1}', '[1]', 'null'), (4, NULL, NULL, NULL), (5, NULL, '{"ids": 1, "who": {"id": 1}}', '{"ids": {}}');
`;
const map = `
version: 1
identities: { email: { normalise: email } }
categories: { all: All }
tables:
  people: { person: true, match: { email: email }, columns: { email: }, erase: delete }
  profiles:
    belongs: { person: people.id }
    columns:
      "profile->contact->email": { erase: null, correct: email }
      "profile->contact->city": { erase: { constant: gone }, correct: text }
      "profile->contact->phone": { erase: format }
      "profile->contact->street": { erase: hash, correct: text }
      "profile->none->street": { correct: text }
      "profile->age": { erase: { constant: 0 }, correct: number }
      "tags[]": { erase: null }
      "nick->nick": { erase: null }
    erase: columns
  chats:
    belongs: [{ "people[]": people.id }, { "doc->ids[]": people.id }]
    columns:
      "people[]": { erase: null }
      "doc->ids[]": { erase: null }
      "doc->who[]->name": { erase: { constant: x } }
      "old->ids[]": { erase: null }
    erase: columns
`;
/** As above, where the list of people is what leads to a chat. */
const byList = map
  .replace(
    '"doc->ids[]": people.id }]',
    '"doc->ids[]": people.id }, { "doc->who[]->id": people.id }, { "old->ids[]": people.id }]',
  )
  .replace('"people[]": { erase: null }', '"people[]": { erase: null }\n      "doc->who[]->id": { erase: null }');

let account: Guarded;
const opened: Guarded[] = [];
beforeEach(async () => {
  account = await guarded(await accountOf(schema, byList));
  opened.push(account);
});
after(async () => {
  for (const { client, worker } of opened) await Promise.all([client.end(), worker.end()]);
});
const rowsOf = async (table: string): Promise<unknown[]> =>
  (await account.client.query({ text: `SELECT * FROM ${table} ORDER BY 1`, rowMode: 'array' })).rows;

async function purged(): Promise<void> {
  const request = randomUUID();
  const plan = await makePlan(account.worker, account.checked, { request, kind: 'delete', identities, at });
  assert.deepEqual(plan.questions, []);
  const run = { ...newRun(request), plan, identities, hashKey: Buffer.alloc(32), now: at };
  assert.ok((await purge(account.worker, account.checked, run)).done);
}

test('JSON paths: a deletion takes the key away or replaces its value, and leaves the rest of the document', async () => {
  await purged();
  const [ann, bo] = await rowsOf('profiles');
  const profile = { contact: { city: 'gone', phone: '000-00' }, age: 0, vip: true, keep: [1] };
  assert.deepEqual(ann, [1, profile, [], { n: 1 }]);
  assert.deepEqual(bo, [2, { contact: { email: 'bo@x.test', city: 'Oslo' }, age: 7 }, ['c'], { nick: 'bo' }]);
});

test('in a run of many people each has the plan that they would have alone', () =>
  assertPlannedAlike(account, ['ann@x.test', 'bo@x.test'], at));

test('arrays: a deletion takes the person’s own elements out, and leaves those of others', async () => {
  const [, others, , empty, noList] = await rowsOf('chats');
  await purged();
  const rows = await rowsOf('chats');
  const who = [{ name: 'x' }, { id: 2, name: 'Bo' }, 7];
  assert.deepEqual(rows[0], [1, [2, null], { who, ids: [2] }, { ids: [2] }]);
  assert.deepEqual([rows[1], rows[3], rows[4]], [others, empty, noList]);
  assert.deepEqual(rows[2], [3, [], [1], null]);
});

async function corrected(changes: Record<string, string>): Promise<{ plan: Plan; done: boolean }> {
  const request = randomUUID();
  const asked = Object.entries(changes).map(([field, value]) => ({
    field: `profiles.profile->${field}`,
    was: '',
    value,
  }));
  const corrections = await proposeCorrections(account.worker, account.checked, { identities, at, changes: asked });
  const plan = await makePlan(account.worker, account.checked, {
    request,
    kind: 'correct',
    identities,
    at,
    corrections,
  });
  const run = { ...newRun(request), plan, identities, now: at };
  return { plan, done: (await correct(account.worker, account.checked, run)).done };
}

test('JSON paths: a correction writes the value inside of the document, beside the others, in its kind', async () => {
  const { plan, done } = await corrected({ 'contact->city': 'Pisa', age: '42', 'contact->street': '1 Via' });
  assert.ok(done);
  assert.deepEqual(
    plan.corrections.map(({ old }) => old),
    ['Rome', '41', null],
  );
  const [ann, bo] = await rowsOf('profiles');
  const contact = { email: 'ann@x.test', city: 'Pisa', phone: '555-01', street: '1 Via' };
  assert.deepEqual(ann, [1, { contact, age: 42, vip: true, keep: [1] }, ['a', 'b'], { nick: 'annie', n: 1 }]);
  assert.deepEqual(bo, [2, { contact: { email: 'bo@x.test', city: 'Oslo' }, age: 7 }, ['c'], { nick: 'bo' }]);
});

test('JSON paths: a correction of a key that no object holds is refused, and changes nothing', async () => {
  const before = await rowsOf('profiles');
  assert.equal((await corrected({ 'none->street': '1 Via', 'contact->city': 'Pisa' })).done, false);
  assert.deepEqual(await rowsOf('profiles'), before);
});
