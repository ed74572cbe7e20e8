import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accountOf, countRows, type Guarded, guarded, newRun } from '#tests/checked-map';
import { assertPlannedAlike } from '#tests/plans-alike';
import { find } from './find.ts';
import { optOut } from './opt-out.ts';
import { makePlan } from './plan.ts';
import { purge } from './purge.ts';

const at = new Date('2026-11-20T12:00:00Z');

/** An account's telephone leads to the phone list, whose name leads on; Cy and Di share one. */
const schema = `
CREATE COLLATION anycase (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
CREATE TABLE people (id int PRIMARY KEY, email text UNIQUE, phone text, extra jsonb);
INSERT INTO people VALUES (1, 'ann@x.test', '+1 555 0101', '{"old": ["555-0199", "n/a", ""]}'), (2, 'bo@x.test', '', NULL), (3, 'cy@x.test', '5550300', NULL),
  (4, 'di@x.test', '555-0300', NULL), (5, 'ed@x.test', NULL, NULL), (6, 'fay@x.test', 'none', '{"old": [""]}');
CREATE TABLE phone_list (id int PRIMARY KEY, number text COLLATE anycase, nick text);
INSERT INTO phone_list VALUES (1, '+15550101', 'annie'), (2, '555 0199', ''), (3, '5550300', 'shared'), (4, '', 'nobody'), (5, NULL, 'nobody'), (6, 'none', 'nobody'), (7, '0', 'nobody');
CREATE TABLE dials (id int PRIMARY KEY, number bigint);
INSERT INTO dials VALUES (1, 5550199), (2, 5550300), (3, NULL);
CREATE TABLE nicks (nick text PRIMARY KEY, also text);
INSERT INTO nicks VALUES ('annie', 'ann2'), ('ann2', NULL), ('Annie', 'x'), ('', NULL), ('shared', NULL), ('nobody', NULL);
CREATE TABLE letters (email text, sent boolean, phone text);
INSERT INTO letters VALUES ('ann@x.test', true, NULL), (NULL, true, '+15550101');
`;
const map = `
version: 1
identities: { email: { normalise: email }, phone: { normalise: phone }, nick: { normalise: text } }
categories: { all: All }
tables:
  people:
    person: true
    match: { email: email, phone: phone }
    yields: { phone: phone, "extra->old[]": phone }
    columns: { id: }
    erase: delete
  phone_list: { match: { number: phone }, yields: { nick: nick }, columns: { id: }, erase: delete }
  dials: { match: { number: phone }, columns: { id: }, erase: delete }
  nicks: { match: { nick: nick }, yields: { also: nick }, columns: { nick: }, erase: delete }
  letters: { match: { email: email, phone: phone }, columns: { sent: }, erase: keep, keep: { reason: r, law: l, review: 1 year } }
optOuts:
  letters: { label: Letters, update: { letters: { set: { sent: false } } } }
`;

let account: Guarded;
before(async () => {
  account = await guarded(await accountOf(schema, map));
});
after(() => Promise.all([account.client.end(), account.worker.end()]));

async function foundOf(email: string): Promise<Record<string, (string | null)[]>> {
  const findings = await find(account.worker, account.checked, { identities: { email: [email] }, at });
  return Object.fromEntries(
    findings
      .filter(({ found }) => found > 0)
      .map(({ table, rows }) => [table, rows.map(({ values }) => values[0] ?? null)]),
  );
}
const planOf = (email: string, kind: 'delete' | 'access' = 'delete') =>
  makePlan(account.worker, account.checked, { request: 'r', kind, identities: { email: [email] }, at });

test('identities on the way: an account’s phone leads to the phone list, and what that yields leads on', async () => {
  const { letters, nicks, ...found } = await foundOf('ann@x.test');
  assert.deepEqual(found, { people: ['1'], phone_list: ['1', '2'], dials: ['1'] });
  assert.deepEqual(nicks?.sort(), ['ann2', 'annie']);
  assert.equal(letters?.length, 2);
});

test('F10: a yielded value that is NULL, empty or no telephone number leads nowhere', async () => {
  for (const email of ['bo@x.test', 'ed@x.test', 'fay@x.test']) {
    assert.deepEqual(Object.keys(await foundOf(email)), ['people']);
  }
});

test('A4: a yielded identity never leads to another person, and one that another has is a question', async () => {
  const found = await foundOf('cy@x.test');
  assert.deepEqual(found, { people: ['3'], phone_list: ['3'], dials: ['2'], nicks: ['shared'] });
  for (const kind of ['delete', 'access'] as const) {
    const { persons, questions } = await planOf('cy@x.test', kind);
    assert.equal(persons, 1);
    assert.deepEqual(
      questions.map(({ code, table, rows }) => ({ code, table, rows })),
      [{ code: 'shared-identity', table: 'people', rows: 1 }],
    );
  }
  assert.deepEqual((await planOf('ann@x.test')).questions, []);
});

test('an opt-out reaches what was typed, and nothing found on the way', async () => {
  const frame = { ...newRun(), optOuts: ['letters'], identities: { email: 'ann@x.test' }, now: at };
  await optOut(account.worker, account.checked, frame);
  assert.equal(await countRows(account, "letters WHERE sent AND phone = '+15550101'"), 1);
  assert.equal(await countRows(account, "letters WHERE NOT sent AND email = 'ann@x.test'"), 1);
});

test('in a run of many people each has the plan that they would have alone', () =>
  assertPlannedAlike(account, ['ann@x.test', 'bo@x.test', 'cy@x.test', 'ed@x.test', 'fay@x.test', ''], at));

test('a deletion takes what was found on the way, and nothing of others', async () => {
  const plan = await planOf('ann@x.test');
  const run = { ...newRun(), plan, identities: { email: ['ann@x.test'] }, hashKey: Buffer.alloc(32), now: at };
  const result = await purge(account.worker, account.checked, run);
  assert.ok(result.done);
  assert.deepEqual(Object.keys(await foundOf('ann@x.test')), ['letters']);
  assert.equal(await countRows(account, 'phone_list'), 5);
  assert.equal(await countRows(account, 'nicks'), 4);
  assert.equal(await countRows(account, 'dials'), 2);
});
