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
CREATE TABLE people (id int PRIMARY KEY, email text NOT NULL, country char(3), state text);
INSERT INTO people VALUES
  (1, 'p1@x.test', 'us', ' Oregon '), (2, 'p2@x.test', 'US', 'ca'), (3, 'p3@x.test', NULL, 'here'), (4, 'p4@x.test', 'FR', NULL);
`;
const map = (lives = '{ country: country, region: state }') => `
version: 1
identities: { email: { normalise: email } }
categories: { all: All }
tables:
  people: { person: true, match: { email: email }, columns: { email: }, erase: delete, lives: ${lives} }
`;
const at = new Date('2026-11-20T12:00:00Z');

let account: Guarded;
before(async () => {
  account = await guarded(await accountOf(schema, map()));
});
after(() => Promise.all([account.client.end(), account.worker.end()]));

const wanted = (person: number, more: Partial<PlanFor> = {}): PlanFor => ({
  identities: { email: [`p${person}@x.test`] },
  ...{ at, request: randomUUID(), kind: 'delete', ...more },
});
const asks = async (person: number, more: Partial<PlanFor>) => {
  const plan = await makePlan(account.worker, account.checked, wanted(person, more));
  return planShape.parse(plan).questions.map(({ code, table, rows }) => [code, table, rows]);
};

test('who lives where the law of the request does not hold is a question, for a copy, a correction and a deletion', async () => {
  const asked = [['lives-elsewhere', 'people', 1]];
  for (const kind of ['access', 'correct', 'delete'] as const)
    assert.deepEqual(await asks(1, { law: 'us-ca', kind }), asked);
  assert.deepEqual(await asks(4, { law: 'us-ca' }), asked);
  assert.deepEqual(await asks(2, { law: 'eu-gdpr' }), asked);
});

test('the question names the law as the desk does, and not by its id', async () => {
  const plan = await makePlan(account.worker, account.checked, wanted(1, { law: 'us-ca' }));
  assert.match(planShape.parse(plan).questions[0]?.words ?? '', /the law of the request \(CCPA\) does not hold/);
});

test('where it holds, where nobody can tell, and where nobody said which law, nothing is asked', async () => {
  for (const law of ['us-ca', undefined, 'default', 'us-coppa']) assert.deepEqual(await asks(2, { law }), []);
  assert.deepEqual(await asks(3, { law: 'us-ca' }), []);
  assert.deepEqual(await asks(4, { law: 'eu-gdpr' }), []);
});

test('the run asks as the plan did: once answered, it erases', async () => {
  const asked = wanted(1, { law: 'us-ca' });
  const plan = await makePlan(account.worker, account.checked, asked);
  assert.equal(plan.questions.length, 1);
  const run = { ...newRun(asked.request), identities: asked.identities, plan, hashKey: randomBytes(32), now: at };
  assert.ok((await purge(account.worker, account.checked, run)).done);
});

test('only a table of persons says where they live, by columns that are there', () => {
  const check = (text: string) => () => checkMap(parseMap(text, 'datamap.yaml'), account.checked.catalogue);
  assert.throws(check(map('{ country: contry }')), /contry/);
  assert.throws(check(map('{}')), /a country, a region or both/);
  assert.throws(check(map().replace('person: true', 'person: false')), /is no table of persons/);
});
