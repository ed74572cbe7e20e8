import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Account, accountOf } from '#tests/checked-map';
import { find } from './find.ts';

const at = new Date('2026-11-20T12:00:00Z');

/** Links whose two ends have different types, and values at one end that are no value of the other's type. */
const schema = `
CREATE TYPE colour AS ENUM ('red', 'blue');
CREATE DOMAIN address AS text;
CREATE TABLE people (id text PRIMARY KEY, email address NOT NULL, host text, likes text, token text);
CREATE TABLE small (id int PRIMARY KEY, person smallint);
CREATE TABLE whole (id int PRIMARY KEY, person int);
CREATE TABLE big (id int PRIMARY KEY, person bigint);
CREATE TABLE exact (id int PRIMARY KEY, person numeric);
CREATE TABLE hosts (id int PRIMARY KEY, host inet);
CREATE TABLE colours (id int PRIMARY KEY, colour colour);
CREATE TABLE tokens (id int PRIMARY KEY, token uuid);
CREATE TABLE folders (id uuid PRIMARY KEY, owner text, parent_file int);
CREATE TABLE files (id int PRIMARY KEY, folder uuid);
INSERT INTO people VALUES
  ('7', 'Seven@x.test', '10.0.0.7', 'red', '00000000-0000-4000-8000-000000000007'),
  ('99999999999', 'long@x.test', '', 'green', '------------------------------------'),
  ('9223372036854775807', 'longest@x.test', 'nowhere', NULL, 'x'),
  ('9999999999999999999', 'over@x.test', NULL, '', '');
INSERT INTO small VALUES (1, 7), (2, 8), (3, NULL);
INSERT INTO whole VALUES (1, 7), (2, 8), (3, NULL);
INSERT INTO big VALUES (1, 7), (2, 99999999999), (3, 9223372036854775807), (4, NULL);
INSERT INTO exact VALUES (1, 7.0), (2, 9999999999999999999), (3, NULL);
INSERT INTO hosts VALUES (1, '10.0.0.7'), (2, '10.0.0.8'), (3, NULL);
INSERT INTO colours VALUES (1, 'red'), (2, 'blue'), (3, NULL);
INSERT INTO tokens VALUES (1, '00000000-0000-4000-8000-000000000007'), (2, NULL);
INSERT INTO folders VALUES ('00000000-0000-4000-8000-00000000000a', '7', NULL), ('00000000-0000-4000-8000-00000000000b', NULL, 1),
  ('00000000-0000-4000-8000-00000000000c', '99999999999', 3);
INSERT INTO files VALUES (1, '00000000-0000-4000-8000-00000000000a'), (2, '00000000-0000-4000-8000-00000000000b'),
  (3, '00000000-0000-4000-8000-00000000000c');
`;
const map = `
version: 1
identities: { email: { normalise: email } }
categories: { all: All }
tables:
  people: { person: true, match: { email: email }, columns: { email: }, erase: delete }
  small: { belongs: { person: people.id }, columns: { id: }, erase: delete }
  whole: { belongs: { person: people.id }, columns: { id: }, erase: delete }
  big: { belongs: { person: people.id }, columns: { id: }, erase: delete }
  exact: { belongs: { person: people.id }, columns: { id: }, erase: delete }
  hosts: { belongs: { host: people.host }, columns: { id: }, erase: delete }
  colours: { belongs: { colour: people.likes }, columns: { id: }, erase: delete }
  tokens: { belongs: { token: people.token }, columns: { id: }, erase: delete }
  folders:
    belongs: [{ to: { owner: people.id } }, { to: { parent_file: files.id } }]
    columns: { id: }
    erase: delete
  files: { belongs: { folder: folders.id }, columns: { id: }, erase: delete }
`;

let odd: Account;
before(async () => {
  odd = await accountOf(schema, map);
});
after(() => odd.client.end());

async function foundOf(email: string): Promise<Record<string, number>> {
  const findings = await find(odd.client, odd.checked, { identities: { email: [email] }, at });
  return Object.fromEntries(findings.filter(({ found }) => found > 0).map(({ table, found }) => [table, found]));
}

test('links between text and numbers, uuids, addresses and enums find exactly the rows that say the same', async () => {
  const { people: _, ...found } = await foundOf('seven@x.test');
  const links = { small: 1, whole: 1, big: 1, exact: 1, hosts: 1, colours: 1, tokens: 1 };
  assert.deepEqual(found, { ...links, folders: 2, files: 2 });
});

test('text that is no value of the other end’s type leads nowhere, and stops nothing', async () => {
  assert.deepEqual(await foundOf('long@x.test'), { people: 1, big: 1, folders: 1, files: 1 });
  assert.deepEqual(await foundOf('longest@x.test'), { people: 1, big: 1 });
  assert.deepEqual(await foundOf('over@x.test'), { people: 1, exact: 1 });
});
