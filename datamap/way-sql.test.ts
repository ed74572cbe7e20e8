import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { testDatabase } from '#tests/database';
import type { Way } from './shape.ts';
import { parameters } from './sql.ts';
import { waySql } from './way-sql.ts';

let url: string;
let client: pg.Client;
before(async () => {
  ({ url } = await testDatabase(
    `CREATE COLLATION caseless (provider = icu, locale = 'und-u-ks-level2', deterministic = false)`,
  ));
  client = new pg.Client(url);
  await client.connect();
});
after(() => client.end());

async function made(way: Way, old: string, collation = 'pg_catalog."default"'): Promise<string | undefined> {
  const binder = parameters();
  const value = waySql(`(${binder.bind(old, 'text')} COLLATE ${collation})`, 'text', way, Buffer.alloc(32), binder);
  return (await client.query<{ value: string }>(`SELECT ${value} AS value`, binder.values)).rows[0]?.value;
}

for (const [old, left] of [
  ['10.1.2.34', '10.1.2.0'],
  ['10.1.2.34:8080', '10.1.2.0:8080'],
  ['10.1.2.34, 10.4.5.66', '10.1.2.0, 10.4.5.0'],
  ['::ffff:10.1.2.34', '::'],
  ['2a02::1234', '2a02::'],
  ['2001:db8::1234', '2001:db8::'],
  ['fe80::1%eth0', 'fe80::'],
  ['::1', '::'],
  ['[2a02::1]:443', '[2a02::'],
  ['10.1.2.34, 2a02::1234', '10.1.2.0, 2a02::'],
  ['2001:db8:7:1::9', '2001:db8:7::'],
  ['unknown', 'unknown'],
] as const) {
  test(`of the address "${old}" in text the network is left`, async () => assert.equal(await made('/24', old), left));
}

test('the form alone is left of letters of every alphabet, whatever the database’s locale', async () => {
  assert.equal(await made('format', 'Иван Müller-Ärger 7, Łódź!'), 'xxxx xxxxxx-xxxxx 0, xxxx!');
});

test('text whose collation knows no patterns is reduced as any other', async () => {
  assert.equal(await made('format', 'Ann 12', 'caseless'), 'xxx 00');
  assert.equal(await made('/24', '10.1.2.34', 'caseless'), '10.1.2.0');
});

test('where ICU sorts, signs stay signs', async () => {
  const name = `test_${process.pid}_icu`;
  await client.query(`CREATE DATABASE ${name} TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'und'`);
  const address = new URL(url);
  address.pathname = `/${name}`;
  const there = new pg.Client(address.href);
  await there.connect();
  const binder = parameters();
  const value = waySql(binder.bind('+49 30 <5$', 'text'), 'text', 'format', Buffer.alloc(32), binder);
  const { rows } = await there.query<{ value: string }>(`SELECT ${value} AS value`, binder.values);
  await there.end();
  await client.query(`DROP DATABASE ${name}`);
  assert.equal(rows[0]?.value, '+00 00 <0$');
});
