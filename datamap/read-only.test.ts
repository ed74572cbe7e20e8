import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accountOf } from '#tests/checked-map';
import { find } from './find.ts';

const schema = `
CREATE TABLE people (id int PRIMARY KEY, email text);
CREATE TABLE notes (id int, person int, words text, at timestamptz);
CREATE TABLE old_notes () INHERITS (notes);
CREATE TABLE letters (id int PRIMARY KEY, person int, words text);
CREATE RULE never_deleted AS ON DELETE TO letters DO INSTEAD NOTHING;
CREATE TABLE calls (id int PRIMARY KEY, person int);
CREATE TABLE calls_made (id int);
CREATE RULE counted AS ON INSERT TO calls DO ALSO INSERT INTO calls_made VALUES (NEW.id);
CREATE RULE off AS ON DELETE TO calls DO INSTEAD NOTHING;
ALTER TABLE calls DISABLE RULE off;
INSERT INTO people VALUES (1, 'a@x.test'), (2, 'b@x.test');
INSERT INTO notes VALUES (1, 1, 'new'), (2, 2, 'new');
INSERT INTO old_notes VALUES (3, 1, 'old'), (4, 2, 'old');
INSERT INTO letters VALUES (1, 1, 'Dear A'), (2, 2, 'Dear B');
`;
const mapOf = (tables: string, more = '') => `
version: 1
identities: { email: { normalise: email } }
categories: { all: All }
tables:
  people: { person: true, match: { email: email }, columns: { id: }, erase: delete }
  ${tables}
${more}`;
const keep = "erase: keep, keep: { reason: they must stay, law: 'a law', review: 1 year }";
const inherited = '"notes" is a table that old_notes inherits from';
const ruled = '"letters" is a table with the rule never_deleted';
const notes = (how: string, columns = 'words:') =>
  `notes: { belongs: { person: people.id }, columns: { ${columns} }, ${how} }`;
const letters = (how: string, columns = 'words:') => notes(how, columns).replace('notes', 'letters');

for (const [what, map, says] of [
  ['erased of a table that another inherits from', mapOf(notes('erase: delete')), inherited.slice(8)],
  ['erased of a table with a rule for deleting', mapOf(letters('erase: delete')), ruled.slice(10)],
  [
    'discarded',
    mapOf(notes(`expires: { column: at, after: 1 year }, ${keep}`)),
    `${inherited.slice(8)}: its rows cannot expire`,
  ],
  ['corrected', mapOf(letters(keep, 'words: { correct: text }')), 'rule never_deleted: it cannot be corrected'],
  [
    'changed by an opt-out',
    mapOf(letters(keep), 'optOuts: { mail: { label: Mail, update: { letters: { set: { words: null } } } } }'),
    `${ruled}: its rows cannot be changed`,
  ],
] as const) {
  test(`rows cannot be ${what}, and the map is told so before any plan`, async () => {
    await assert.rejects(
      async () => (await accountOf(schema, map)).client.end(),
      ({ message }: Error) => message.includes(says),
    );
  });
}

test('such rows are shown where the map keeps them', async () => {
  const { client, checked } = await accountOf(schema, mapOf(`${notes(keep)}\n  ${letters(keep)}`));
  const found = await find(client, checked, { identities: { email: ['a@x.test'] }, at: new Date() });
  const words = found.slice(1).map(({ rows }) => rows.flatMap(({ values }) => values).sort());
  assert.deepEqual(words, [['new', 'old'], ['Dear A']]);
  await client.end();
});

test('a table that inherits, a rule that is switched off and one for new rows stand in nobody’s way', async () => {
  const own = 'belongs: { person: people.id }, columns: { id: }, erase: delete';
  const { client, checked } = await accountOf(schema, mapOf(`old_notes: { ${own} }\n  calls: { ${own} }`));
  assert.deepEqual(
    Object.values(checked.catalogue).flatMap(({ name, readOnly }) => (readOnly ? [name] : [])),
    ['letters', 'notes'],
  );
  await client.end();
});
