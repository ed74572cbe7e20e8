import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { testDatabase } from '#tests/database';
import { defusedSql } from './csv.ts';

/** What is defused, written once more: the SQL looks at a value's first character before it asks its own expression. */
const formula = /^([\t\r\n]|[\s";]*[-=+@＝＋－＠])/;

test('F4: whatever character a value begins with, it is defused exactly where a formula may begin', async () => {
  const { url } = await testDatabase();
  const client = new pg.Client(url);
  await client.connect();
  const characters = [...Array.from({ length: 127 }, (_, code) => String.fromCharCode(code + 1)), ...'＝＋－＠é“𝒜'];
  const values = characters.flatMap((character) => [character, `${character}=1`, `${character};a`, `"${character}`]);
  const { rows } = await client.query<{ value: string; cell: string }>(
    `SELECT v AS value, ${defusedSql('v', 'text')} AS cell FROM unnest($1::text[]) v`,
    [['', ...values]],
  );
  await client.end();
  assert.equal(rows.length, values.length + 1);
  for (const { value, cell } of rows) assert.equal(cell, formula.test(value) ? `'${value}` : value);
});
