import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accountOf } from '#tests/checked-map';

const schema = `CREATE TABLE people (id int PRIMARY KEY, email text, full_name text, born_on date, phone text, street text,
  member_no text, last_order int, password_hash text, iban text, card_no text, ssn text, joined timestamptz, opened date, doc jsonb,
  legacy uuid, fax_line text);`;
const withColumn = (column: string, more = '') => `
version: 1
identities: { email: { normalise: email }, member: { normalise: text } }
categories: { all: All }
tables:
  people:
    match: { email: email${more} }
    columns: { ${column} }
    erase: delete
`;

test('a number that only its person knows can be asked for, inside of JSON too', async () => {
  for (const column of [
    'member_no: { ask: Your number }',
    'last_order: { ask: Your last order }',
    'legacy: { ask: Your reference }',
    '"doc->contract": { ask: Your contract }',
  ]) {
    const { client } = await accountOf(schema, withColumn(column));
    await client.end();
  }
});

test('V43: what a household knows, a secret, what My data shows and what leads to the person are refused', async () => {
  for (const [says, column, more] of [
    [/is a name/, 'full_name: { ask: x }'],
    [/a household knows/, 'born_on: { ask: x }'],
    [/how people are reached/, 'phone: { ask: x }'],
    [/how people are reached/, 'street: { ask: x }'],
    [/how people are reached/, 'email: { ask: x }'],
    [/is contact data/, 'fax_line: { correct: phone, ask: x }'],
    [/is a secret/, 'password_hash: { show: held, ask: x }'],
    [/bank account/, 'iban: { ask: x }'],
    [/about a card/, 'card_no: { ask: x }'],
    [/number of the state/, 'ssn: { ask: x }'],
    [/is a name/, '"doc->nickname": { ask: x }'],
    [/shown on “My data”/, 'member_no: { self: view, ask: x }'],
    [/leads to its person/, 'member_no: { ask: x }', ', member_no: member'],
    [/writes in their own way/, 'opened: { ask: x }'],
  ] as const)
    await assert.rejects(accountOf(schema, withColumn(column, more)), says);
});
