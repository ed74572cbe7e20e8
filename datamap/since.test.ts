import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { plan as planShape } from '#domain/plan';
import { accountOf, type Guarded, guarded, newRun } from '#tests/checked-map';
import { checkMap } from './check.ts';
import { parseMap } from './load.ts';
import { makePlan, type PlanFor } from './plan.ts';
import { purge } from './purge.ts';

const schema = `
CREATE TABLE people (id int PRIMARY KEY, email text NOT NULL, began date, note text);
INSERT INTO people VALUES (1, 'p1@x.test', '2026-06-10'), (2, 'p2@x.test', NULL), (3, 'p3@x.test', '2026-06-10');
`;
const map = (more = 'since: began') => `
version: 1
identities: { email: { normalise: email } }
categories: { all: All }
tables:
  people: { person: true, match: { email: email }, columns: { email: }, erase: delete, ${more} }
notPersonalColumns: [people.note]
`;
const at = new Date('2026-11-20T12:00:00Z');

let account: Guarded;
before(async () => {
  account = await guarded(await accountOf(schema, map()));
});
after(async () => {
  await account.client.end();
  await account.worker.end();
});

const wanted = (person: number, more: Partial<PlanFor> = {}): PlanFor => ({
  identities: { email: [`p${person}@x.test`] },
  ...{ at, request: randomUUID(), kind: 'delete', ...more },
});
const asks = async (person: number, more: Partial<PlanFor>) => {
  const plan = await makePlan(account.worker, account.checked, wanted(person, more));
  return planShape.parse(plan).questions.map(({ code, table, rows }) => [code, table, rows]);
};

test('a letter from before the account was there is a question, for a copy, a correction and a deletion', async () => {
  const asked = [['received-before-account', 'people', 1]];
  for (const kind of ['access', 'correct', 'delete'] as const)
    assert.deepEqual(await asks(1, { receivedOn: '2026-06-09', kind }), asked);
});

test('on the day itself, later, of an unknown beginning, or where nobody typed a day, nothing is asked', async () => {
  for (const receivedOn of ['2026-06-10', '2026-06-11', undefined]) assert.deepEqual(await asks(1, { receivedOn }), []);
  assert.deepEqual(await asks(2, { receivedOn: '2020-01-01' }), []);
});

test('the run asks as the plan did: once answered, it erases', async () => {
  const asked = wanted(3, { receivedOn: '2026-06-09' });
  const plan = await makePlan(account.worker, account.checked, asked);
  assert.equal(plan.questions.length, 1);
  const run = { ...newRun(asked.request), identities: asked.identities, plan, hashKey: randomBytes(32), now: at };
  assert.ok((await purge(account.worker, account.checked, run)).done);
});

test('only a table of persons has such a day, and only in a column that is a time', () => {
  const check = (text: string) => () => checkMap(parseMap(text, 'datamap.yaml'), account.checked.catalogue);
  assert.throws(check(map('since: note')), /column "note" is text, no time/);
  assert.throws(check(map('since: begun')), /begun/);
  assert.throws(check(map('since: began').replace('person: true', 'person: false')), /is no table of persons/);
});
