import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Account, accountOf } from '#tests/checked-map';
import { conditionSql } from './conditions.ts';
import type { Condition } from './shape.ts';
import { parameters } from './sql.ts';

const at = new Date('2026-11-20T12:00:00Z');
const schema = `
CREATE TYPE mood AS ENUM ('good', 'bad');
CREATE TABLE rows (id int PRIMARY KEY, status text, open bool, mood mood, score numeric, closed timestamptz, due date, "any" text);
INSERT INTO rows VALUES
  (1, 'paid', true, 'good', 1.5, NULL, '2026-11-21', 'x'),
  (2, 'disputed', false, 'bad', 2, '2026-11-01 00:00+00', '2026-10-01', 'y'),
  (3, NULL, NULL, NULL, NULL, '2024-01-01 00:00+00', NULL, NULL),
  (4, '', false, 'good', 0, '2025-05-20 12:00+00', '2026-11-20', '');
CREATE TABLE docs (id int PRIMARY KEY, doc jsonb);
INSERT INTO docs VALUES (1, '{"state": {"paid": true, "n": 7}}'), (2, '{"state": {"paid": false}}'), (3, 'null'), (4, NULL);
CREATE TABLE bare (id int PRIMARY KEY, status text);
INSERT INTO bare VALUES (1, 'paid'), (2, 'disputed'), (3, NULL);
`;
const map = `
version: 1
identities: { email: { normalise: email } }
categories: { all: All }
tables: { rows: { match: { status: email }, columns: { id: }, erase: delete } }
`;
let shop: Account;
before(async () => {
  shop = await accountOf(schema, map);
});
after(() => shop.client.end());

async function rowsWhere(condition: Condition, table = 'public.rows'): Promise<number[]> {
  const binder = parameters();
  const live = shop.checked.catalogue[table];
  assert.ok(live);
  const where = conditionSql(condition, live, 't', { binder, at });
  const { rows } = await shop.client.query<{ id: number }>(
    `SELECT id FROM ${table} t WHERE ${where} ORDER BY id`,
    binder.values,
  );
  return rows.map(({ id }) => id);
}

test('a value, NULL, a list and “not” pick exactly the rows that they say', async () => {
  assert.deepEqual(await rowsWhere({ status: 'paid' }), [1]);
  assert.deepEqual(await rowsWhere({ status: '' }), [4]);
  assert.deepEqual(await rowsWhere({ status: null }), [3]);
  assert.deepEqual(await rowsWhere({ status: ['paid', 'disputed'] }), [1, 2]);
  assert.deepEqual(await rowsWhere({ status: ['paid', null] }), [1, 3]);
  assert.deepEqual(await rowsWhere({ status: [] }), []);
  assert.deepEqual(await rowsWhere({ status: { not: 'paid' } }), [2, 3, 4]);
  assert.deepEqual(await rowsWhere({ status: { not: null } }), [1, 2, 4]);
});

test('values are compared as the column’s own type', async () => {
  assert.deepEqual(await rowsWhere({ open: true }), [1]);
  assert.deepEqual(await rowsWhere({ mood: ['good'] }), [1, 4]);
  assert.deepEqual(await rowsWhere({ score: 2 }), [2]);
  assert.deepEqual(await rowsWhere({ score: 1.5 }), [1]);
});

test('JSON paths: a value inside of JSON is compared as its text, and what is not there is null', async () => {
  assert.deepEqual(await rowsWhere({ 'doc->state->paid': true }, 'public.docs'), [1]);
  assert.deepEqual(await rowsWhere({ 'doc->state->n': 7 }, 'public.docs'), [1]);
  assert.deepEqual(await rowsWhere({ 'doc->state->paid': null }, 'public.docs'), [3, 4]);
  assert.deepEqual(await rowsWhere({ 'doc->state->paid': { not: 'true' } }, 'public.docs'), [2, 3, 4]);
});

test('spans count from the instant that was given, not from the server’s clock', async () => {
  assert.deepEqual(await rowsWhere({ closed: { after: '-18 months' } }), [2]);
  assert.deepEqual(await rowsWhere({ closed: { before: '-18 months' } }), [3]);
  assert.deepEqual(await rowsWhere({ due: { after: '0 days' } }), [1]);
});

test('all columns must hold, and of “any” one', async () => {
  assert.deepEqual(await rowsWhere({ open: false, mood: 'good' }), [4]);
  assert.deepEqual(await rowsWhere({ any: [{ closed: null }, { status: 'disputed', open: false }] }), [1, 2]);
  assert.deepEqual(await rowsWhere({}), [1, 2, 3, 4]);
});

test('a column named any is a column like others', async () => {
  assert.deepEqual(await rowsWhere({ any: ['x', 'y'] }), [1, 2]);
});

test('a value never becomes SQL', async () => {
  assert.deepEqual(await rowsWhere({ status: "' OR true --" }, 'public.bare'), []);
  assert.equal((await rowsWhere({}, 'public.bare')).length, 3);
});

test('a column that the table does not have is an error, also one that every object has', async () => {
  await assert.rejects(rowsWhere({ nothing: 1 }), RangeError);
  await assert.rejects(rowsWhere({ constructor: 1 }), RangeError);
});
