import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { type Account, accountOf } from '#tests/checked-map';
import { into } from '#tests/into';
import { unzipped } from '#tests/unzipped';
import { exportPackage } from './export.ts';
import { find } from './find.ts';
import { makePlan } from './plan.ts';

const at = new Date('2026-11-20T12:00:00Z');
const identities = { email: ['ann@x.test'] };

/** Letters are a person's by who wrote them, by the address in them, or by both; a NULL at either end is no reason. */
const schema = `
CREATE TABLE people (id int PRIMARY KEY, email text);
INSERT INTO people VALUES (1, 'ann@x.test'), (2, 'bo@x.test');
CREATE TABLE letters (id int PRIMARY KEY, writer int, address text, body text);
INSERT INTO letters VALUES (4, 1, 'ann@x.test', 'both'), (3, 1, NULL, 'link'), (2, NULL, 'Ann@x.test', 'address'),
  (1, 1, 'bo@x.test', 'link, and another''s address'), (5, 2, 'ann@x.test', 'address, and another''s link'),
  (6, 2, 'bo@x.test', 'nothing'), (7, NULL, NULL, 'nobody'), (8, 2, NULL, 'nothing');
`;
const map = `
version: 1
identities: { email: { normalise: email } }
categories: { all: All }
tables:
  people: { person: true, match: { email: email }, columns: { email: }, erase: delete }
  letters: { match: { address: email }, belongs: { writer: people.id }, columns: { id: , body: }, erase: delete }
`;
const theirs = ['1', '2', '3', '4', '5'];

let account: Account;
before(async () => {
  account = await accountOf(schema, map);
});
after(() => account.client.end());

test('a row that is the person’s for two reasons is found once, and rows for either reason are too', async () => {
  const findings = await find(account.client, account.checked, { identities, at });
  const letters = findings.find(({ table }) => table === 'letters');
  assert.equal(letters?.found, 5);
  assert.deepEqual(
    letters?.rows.map(({ values }) => values[0]),
    theirs,
  );
});

test('of more rows than are shown the first by their key are, and all are counted', async () => {
  const findings = await find(account.client, account.checked, { identities, at, limit: 2 });
  const letters = findings.find(({ table }) => table === 'letters');
  assert.equal(letters?.found, 5);
  assert.deepEqual(
    letters?.rows.map(({ row }) => row),
    ['["1"]', '["2"]'],
  );
});

test('the files of a copy have a row of two reasons once', async () => {
  const { client, checked } = account;
  const plan = await makePlan(client, checked, { identities, at, request: 'r', kind: 'access' });
  const facts = {
    ...{ organisation: 'Post', contact: 'post@x.test', reference: 'HB-1', receivedOn: '2026-11-01' },
    ...{
      preparedOn: '2026-11-20',
      timeZone: 'UTC',
      language: 'en' as const,
      said: (words: string) => words,
      sections: [],
    },
  };
  const to = new PassThrough();
  const whole = buffer(to);
  await exportPackage(client, checked, { plan, identities, facts, records: { requests: [] }, now: at }, into(to));
  const files = await unzipped(await whole);
  const json: { id: number }[] = JSON.parse(files.get('data/letters.json')?.toString() ?? '[]');
  assert.deepEqual(json.map(({ id }) => String(id)).sort(), theirs);
  const csv = files.get('data/letters.csv')?.toString().split('\n').slice(1, -1) ?? [];
  assert.deepEqual(csv.map((line) => line.split(',')[0]).sort(), theirs);
});
