import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accountOf } from '#tests/checked-map';

const schema =
  'CREATE TABLE people (id int PRIMARY KEY, email text, name text, card text); CREATE VIEW seen AS SELECT * FROM people;';
const withColumn = (column: string, table = 'people') => `
version: 1
identities: { email: { normalise: email } }
categories: { all: All }
tables:
  ${table}:
    match: { email: email }
    columns: { ${column} }
    erase: ${table === 'seen' ? 'keep' : 'delete'}
`;

test('a field is offered to its person where it may be seen, and changed at once only where nobody has to look', async () => {
  const { client } = await accountOf(schema, withColumn('name: { correct: name, self: update }'));
  await client.end();
  for (const [says, column, table] of [
    [/add correct/, 'name: { self: update }'],
    [/e-mail address/, 'email: { correct: email, self: update }'],
    [/nobody could compare/, 'card: { show: last4, correct: number, self: update }'],
    [/is hidden/, 'name: { show: hidden, self: view }'],
    [/of a view/, 'name: { correct: name, self: update }', 'seen'],
  ] as const)
    await assert.rejects(accountOf(schema, withColumn(column, table)), says);
});
