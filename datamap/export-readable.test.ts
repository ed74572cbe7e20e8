import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { accountOf, type Guarded, guarded } from '#tests/checked-map';
import { into } from '#tests/into';
import { unzipped } from '#tests/unzipped';
import { exportPackage } from './export.ts';
import { makePlan } from './plan.ts';

const at = new Date('2026-11-20T12:00:00Z');
const identities = { email: ['ann@x.test'] };
const long = `doc->${'k'.repeat(70)}`;

const schema = `
CREATE TYPE mood AS ENUM ('so-so');
CREATE TABLE people (id int PRIMARY KEY, email text, mood mood, tags text[], sizes int[], price money, ip inet, photo bytea, born date, yes boolean, doc jsonb, sent json, drafts json[], seen timestamptz);
INSERT INTO people VALUES (1, 'ann@x.test', 'so-so', '{=1+1,b}', '{3,4}', 12.5, '10.0.0.7', '\\x68690a', '1980-02-29', true, '{"city": "Rome", "${'k'.repeat(70)}": 1}', E'{"a":\\n\\t["x\\\\ty"]}', ARRAY[E'[1,\\r\\n2]']::json[], '2026-07-01 10:00Z');
CREATE TABLE chats (id int PRIMARY KEY, people int[]);
INSERT INTO chats VALUES (1, '{2,1}');
`;
const map = `
version: 1
identities: { email: { normalise: email } }
categories: { all: All }
tables:
  people:
    person: true
    match: { email: email }
    columns: { mood: , tags: , sizes: , price: , ip: , photo: , born: , yes: , "doc->city": , "${long}": { label: Key }, sent: , drafts: , seen: }
    erase: delete
  chats: { belongs: { "people[]": people.id }, columns: { "people[]": }, erase: delete }
`;

let account: Guarded;
let files: Map<string, Buffer>;
before(async () => {
  account = await guarded(await accountOf(schema, map));
  const { worker, checked } = account;
  const plan = await makePlan(worker, checked, { identities, at, request: randomUUID(), kind: 'access' });
  const facts = {
    organisation: 'O',
    contact: 'c@x.test',
    reference: 'R',
    receivedOn: '2026-11-01',
    preparedOn: '2026-11-20',
    language: 'fr' as const,
    timeZone: 'Europe/Berlin',
    said: (words: string) => words,
    sections: [],
  };
  const to = new PassThrough();
  const run = { plan, identities, facts, records: { requests: [] }, now: at };
  const [zip] = await Promise.all([buffer(to), exportPackage(worker, checked, run, into(to))]);
  files = await unzipped(zip);
});
after(() => Promise.all([account.client.end(), account.worker.end()]));
const textOf = (name: string) => files.get(name)?.toString('utf8') ?? '';

test('readable columns: a CSV has lists, amounts, addresses, dates and yes as people write them, bytes as base64', () => {
  const [, row] = textOf('data/people.csv').trimEnd().split('\n');
  assert.ok(row?.startsWith(`so-so,"'=1+1, b","3, 4",$12.50,10.0.0.7,aGkK,1980-02-29,true,Rome,1,`));
});

test('readable columns: JSON keeps lists and truth as such, and bytes as base64', () => {
  const [{ [`…${long.slice(-50)}`]: key, ...row }] = JSON.parse(textOf('data/people.json'));
  assert.equal(key, '1');
  const { price, ip, photo, born } = row;
  assert.deepEqual([price, ip, photo, born], ['$12.50', '10.0.0.7', 'aGkK', '1980-02-29']);
  assert.deepEqual([row.tags, row.sizes, row.yes, row['doc->city']], [['=1+1', 'b'], [3, 4], true, 'Rome']);
});

test('JSON that was stored on several lines is one row of a file that can be read', () => {
  const text = textOf('data/people.json');
  const [{ sent, drafts }] = JSON.parse(text);
  assert.deepEqual([sent, drafts], [{ a: ['x\ty'] }, [[1, 2]]]);
  assert.equal(text.trimEnd().split('\n').length, 2);
});

test('A18: of a shared list only the person’s own element leaves', () => {
  assert.deepEqual(JSON.parse(textOf('data/chats.json')), [{ 'people[]': [1] }]);
});

test('V81: the first page says what is missing and why: of others, of nobody, not stored, not readable to us', () => {
  const [, missing = ''] = textOf('index.html').split('Ce qui manque, et pourquoi');
  for (const words of [
    'd’autres personnes',
    'savoir que c’est à vous',
    'ne conservons pas',
    'vous seul pouvez déchiffrer',
  ])
    assert.ok(missing.split('</section>')[0]?.includes(words), words);
});

test('the first page says what a path is about, and how large bytes are', () => {
  assert.match(textOf('index.html'), /<dt>Doc city<\/dt><dd><bdi>Rome<\/bdi><\/dd>/);
  assert.match(textOf('index.html'), /<dt>Photo<\/dt><dd><bdi>3 bytes<\/bdi><\/dd>/);
});

test('the first page says values in the language of who reads it, where the files keep them as they are', () => {
  const page = textOf('index.html');
  assert.match(page, /<dt>Yes<\/dt><dd><bdi>Oui<\/bdi>/);
  assert.match(page, /<time datetime="1980-02-29" title="1980-02-29">29 février 1980<\/time>/);
  assert.match(page, /<time datetime="2026-07-01T10:00:00.000Z"[^>]*>1er juillet 2026 à 12:00 UTC\+2<\/time>/);
  assert.match(page, /<dt>Sent<\/dt><dd><bdi>a:\n {2}– x\ty<\/bdi>/);
  const [row] = JSON.parse(textOf('data/people.json'));
  assert.deepEqual([row.yes, row.born, row.seen], [true, '1980-02-29', '2026-07-01T10:00:00+00:00']);
});
