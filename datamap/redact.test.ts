import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { lookalikes } from '#domain/looks-like';
import { patternOf, type Redaction, withoutTexts } from '#domain/redaction';
import { accountOf, type Guarded, guarded } from '#tests/checked-map';
import { into } from '#tests/into';
import { unzipped } from '#tests/unzipped';
import { exportPackage } from './export.ts';
import { makePlan } from './plan.ts';

const at = new Date('2026-11-20T12:00:00Z');
const identities = { email: ['ann@x.test'] };

const schema = `
CREATE TABLE people (id int PRIMARY KEY, email text, "Full Name" text, age int);
INSERT INTO people VALUES (1, 'ann@x.test', 'Ann Lowe', 47);
CREATE TABLE notes (person int, number int, words text, amount numeric, at timestamptz, doc jsonb, sent json, tags text[], photo bytea, PRIMARY KEY (person, number));
INSERT INTO notes VALUES
  (1, 1, E'Called JANE  ROÉ.\\nJane\\nroé agreed: "yes"', 4711, '2024-01-01', '{"by": "Jane Roé", "n": 1}', E'{"by":\\n"jane roé"}', '{Jane Roé,b}', '\\x4a616e65'),
  (1, 2, '=Jane Roé', 12, '2024-01-02', '{"by": "Bo"}', '{"by": "\\u004aane Ro\\u00e9"}', '{b}', NULL),
  (1, 3, 'CANARY of another', 13, NULL, NULL, NULL, NULL, NULL);
CREATE TABLE chats (id int PRIMARY KEY, topic text, words text);
CREATE TABLE in_chat (person int, chat int, PRIMARY KEY (person, chat));
INSERT INTO chats VALUES (1, 'With Jane Roé', 'x'), (2, 'CANARY topic', 'y'), (3, 'Plain', 'z');
INSERT INTO in_chat VALUES (1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3);
`;
const map = `
version: 1
identities: { email: { normalise: email } }
categories: { all: All }
tables:
  people:
    person: true
    match: { email: email }
    columns: { email: , "Full Name": , age: }
    erase: delete
  notes: { belongs: { person: people.id }, columns: { words: , amount: , at: , doc: , sent: , tags: , photo: , number: }, erase: delete }
  in_chat: { belongs: { person: people.id }, columns: { chat: }, erase: delete }
  chats:
    mentions: { id: in_chat.chat }
    mentionsShow: [topic]
    columns: { topic: , words: { show: hidden } }
    erase: keep
    keep: { reason: others', law: 'GDPR Art. 15(4)', review: 1 year }
`;

let account: Guarded;
before(async () => {
  account = await guarded(await accountOf(schema, map));
});
after(() => Promise.all([account.client.end(), account.worker.end()]));

async function copied(all: Redaction[] | null) {
  const { worker, checked } = account;
  const plan = await makePlan(worker, checked, { identities, at, request: randomUUID(), kind: 'access' });
  const facts = {
    ...{ organisation: 'O', contact: 'c@x.test', reference: 'R', receivedOn: '2026-11-01', preparedOn: '2026-11-20' },
    ...{ timeZone: 'UTC', language: 'en' as const, said: (words: string) => words, sections: [] },
  };
  const to = new PassThrough();
  const records = { requests: [], messages: [{ words: 'You asked of Jane ROÉ', at: 1 }] };
  const redactions = all ? { all, mark: '[left out]' } : undefined;
  const octets = Buffer.from('a scan');
  const open = async function* () {
    yield octets;
  };
  const files = [{ name: 'Letter of Jane Roé.pdf', title: 'Paper', size: octets.length, open }];
  const run = { plan, identities, facts, records, files, redactions, now: at };
  const [zip] = await Promise.all([buffer(to), exportPackage(worker, checked, run, into(to))]);
  const inZip = await unzipped(zip);
  const textOf = (name: string) => inZip.get(name)?.toString('utf8') ?? '';
  return { files: inZip, textOf, json: (name: string) => JSON.parse(textOf(name)) as Record<string, unknown>[] };
}
const everything = (files: Map<string, Buffer>) => [...files.values()].map((file) => file.toString('utf8')).join('\n');

test('a text is nowhere in a copy that leaves it out, however it is written, and all else is there', async () => {
  const { files, textOf, json } = await copied([{ text: 'jane roé' }]);
  assert.doesNotMatch(everything(files), /jane\s+ro|\\u004aane/i);
  assert.doesNotMatch([...files.keys()].join(), /jane/i);
  assert.match(textOf('index.html'), /Letter of \[left out\]\.pdf/);
  const [first, second] = json('data/notes.json');
  assert.equal(first?.words, 'Called [left out].\n[left out] agreed: "yes"');
  assert.deepEqual([first?.amount, first?.doc, first?.tags], [4711, '[left out]', '[left out]']);
  assert.deepEqual([second?.words, second?.doc, second?.sent], ['=[left out]', { by: 'Bo' }, '[left out]']);
  assert.match(textOf('data/notes.csv'), /'=\[left out\],12,/);
  assert.match(textOf('data/notes.csv'), /"\{""n"": 1, ""by"": ""\[left out\]""\}"/);
  assert.match(textOf('data/chats-shared.csv'), /With \[left out\]/);
  assert.deepEqual(json('portal/messages.json'), [{ words: 'You asked of [left out]', at: 1 }]);
  assert.match(textOf('index.html'), /Called \[left out\]/);
});

test('whatever looks like an address or an account goes from rows, records and names alike, but for one’s own', async () => {
  await account.client.query(`INSERT INTO notes VALUES (1, 4, 'ann@x.test, once ann.was@x.test, asked bo@mail.example', 411111111111, NULL,
    '{"cc": "a\\nbo@mail.example"}', NULL, '{bo@mail.example}', NULL)`);
  const every = [
    { every: 'addresses', but: ['ann@x.test', 'ann.was@x.test'] },
    { every: 'accounts', but: [] },
  ] satisfies Redaction[];
  const { files, textOf, json } = await copied(every);
  await account.client.query('DELETE FROM notes WHERE number = 4');
  assert.doesNotMatch(everything(files), /bo@mail|4111/);
  assert.match(everything(files), /ann@x\.test, once ann\.was@x\.test, asked \[left out\]/);
  assert.match(textOf('data/notes.csv'), /"\{""cc"": ""a\[left out\]""\}"/);
  const last = json('data/notes.json').at(-1);
  assert.deepEqual([last?.amount, last?.doc, last?.tags], ['[left out]', '[left out]', '[left out]']);
});

test('what looks like something is the same to PostgreSQL, which writes the copy, as to JavaScript, which shows it before', async () => {
  const values = [
    'Ann@X.test wrote to bo.li+1@mail.example, joann@x.test and ann@x.test.org; ann@x.test!',
    'Call +49 (30) 901820-3, 030/9018203, (555) 010-0199 or 555-010-0199, on 01.02.2024, 2024-02-01 or 1/2/24.',
    'DE89 3704 0044 0532 0130 00, GB29NWBK60161331926819, 4111 1111 1111 1111, 4711, 20240201 and 1234567890123456789012',
    String.raw`{"by": "a\nbo@mail.example", "tel": "\t0044 20 7946 0018"}`,
    'e6a1c0de-0917-4655-8716-446655440000 11111111-0917-4111-8111-411111111111 a411111111111111 x_411111111111 -411111111111',
  ];
  for (const every of lookalikes) {
    const pattern = patternOf([{ every, but: ['ann@x.test', 'bo.li+1@mail.example'] }]) ?? assert.fail();
    const { rows } = await account.client.query<{ left: string }>(
      `SELECT regexp_replace(value, $2, '#', 'g') AS left FROM unnest($1::text[]) WITH ORDINALITY AS v (value, n) ORDER BY n`,
      [values, pattern],
    );
    const left = values.map((value) => withoutTexts(value, pattern, '#'));
    assert.deepEqual(
      rows.map((row) => row.left),
      left,
    );
    assert.notDeepEqual(left, values, every);
  }
});

test('a number that holds the text goes as a whole where numbers are numbers', async () => {
  const { json } = await copied([{ text: '471' }]);
  assert.deepEqual(
    json('data/notes.json').map(({ amount }) => amount),
    ['[left out]', 12, 13],
  );
});

test('a value goes from the page and both files, and the same of other rows stays', async () => {
  const { files, json } = await copied([
    { table: 'notes', row: '["1", "3"]', column: 'words' },
    { table: 'notes', row: '["1", "2"]', column: 'amount' },
    { table: 'people', row: '["1"]', column: 'Full Name' },
    { table: 'chats', row: '["2"]', column: 'topic' },
  ]);
  assert.doesNotMatch(everything(files), /CANARY|Ann Lowe/);
  const notes = json('data/notes.json');
  assert.deepEqual(
    notes.map(({ amount }) => amount),
    [4711, '[left out]', 13],
  );
  assert.deepEqual(notes[2]?.words, '[left out]');
  assert.deepEqual(json('data/people.json'), [{ email: 'ann@x.test', 'Full Name': '[left out]', age: 47 }]);
});

test('a row goes, of the person’s own and of shared ones, and is in no number of rows', async () => {
  const { files, textOf, json } = await copied([
    { table: 'notes', row: '["1", "3"]' },
    { table: 'chats', row: '["2"]' },
    { table: 'notes', row: '["7", "7"]' },
  ]);
  assert.doesNotMatch(everything(files), /CANARY/);
  assert.deepEqual([json('data/notes.json').length, json('data/chats-shared.json').length], [2, 2]);
  const manifest = JSON.parse(textOf('manifest.json')) as { files: { name: string; rows: number | null }[] };
  assert.equal(manifest.files.find(({ name }) => name === 'data/notes.csv')?.rows, 2);
});

test('a copy of which nothing is left out is, octet by octet, what it was', async () => {
  const [none, empty] = [await copied(null), await copied([])];
  for (const [name, octets] of none.files) {
    if (name.startsWith('data/')) assert.deepEqual(empty.files.get(name), octets, name);
  }
  assert.match(everything(none.files), /Jane Roé/);
});
