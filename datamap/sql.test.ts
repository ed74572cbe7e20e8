import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { testDatabase } from '#tests/database';
import { allOf, anyOf, identifier, parameters, settings } from './sql.ts';

let client: pg.Client;
before(async () => {
  client = new pg.Client((await testDatabase('SELECT 1')).url);
  await client.connect();
});
after(() => client.end());

const awkward = ['plain', 'Mixed Case', '"', '";DROP TABLE x;--', "'", '\\', '$1', 'ä€𝄞', '{}', 'a,b', 'NULL', ''];

test('a name reads as itself, whatever is in it', async () => {
  for (const name of awkward.filter((one) => one !== '')) {
    const { fields } = await client.query(`SELECT 1 AS ${identifier(name)}`);
    assert.equal(fields[0]?.name, name);
  }
  assert.equal(identifier('a.b', 'c"d'), '"a.b"."c""d"');
});

test('a name that PostgreSQL would cut off or refuse is an error', () => {
  for (const name of ['', 'a\0', 'x'.repeat(64), 'ä'.repeat(32)]) assert.throws(() => identifier(name), RangeError);
  assert.equal(identifier('x'.repeat(63)).length, 65);
});

test('a value comes back as it was bound, as a parameter and as a setting of the transaction', async () => {
  for (const value of awkward) {
    const bound = parameters();
    const asParameter = await client.query(`SELECT ${bound.bind(value, 'text')} AS v`, bound.values);
    assert.equal(asParameter.rows[0].v, value);
    const set = settings();
    const text = `SELECT ${set.bind(value, 'text')} AS v, ${set.bind([value, 'x'], 'text[]')} AS list`;
    const setting = set.setting();
    await client.query('BEGIN');
    await client.query(setting?.text ?? '', setting?.values);
    assert.deepEqual((await client.query(text)).rows, [{ v: value, list: [value, 'x'] }]);
    await client.query('ROLLBACK');
  }
});

test('a setting is told once, NULL needs none, and times keep their instant', async () => {
  const set = settings();
  assert.equal(set.bind(null, 'date'), 'NULL::date');
  assert.equal(set.setting(), null);
  const text = set.bind(new Date('2026-11-20T12:00:00.123Z'), 'timestamptz');
  const setting = set.setting();
  assert.deepEqual(setting?.values, ['habeas.v0', '2026-11-20T12:00:00.123Z']);
  assert.equal(set.setting(), null);
  assert.equal(text, "(SELECT current_setting('habeas.v0')::timestamptz)::timestamptz");
});

test('joined conditions stand for themselves: all of none holds, any of none does not', async () => {
  const holds = async (sql: string) => (await client.query(`SELECT ${sql} AS v`)).rows[0].v;
  assert.equal(await holds(allOf([])), true);
  assert.equal(await holds(anyOf([])), false);
  assert.equal(await holds(allOf(['true OR true', 'false'])), false);
  assert.equal(await holds(anyOf(['false AND false', 'true'])), true);
});
