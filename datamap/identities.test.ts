import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { testDatabase } from '#tests/database';
import { matchSql } from './identities.ts';
import { parameters } from './sql.ts';

let client: pg.Client;
before(async () => {
  const { url } = await testDatabase('CREATE EXTENSION citext');
  client = new pg.Client(url);
  await client.connect();
});
after(() => client.end());

/** Does a column of a type with a value equal one of the identities? */
async function matches(
  value: string | null,
  type: string,
  normalise: 'email' | 'phone' | 'name' | 'text',
  wanted: string[],
): Promise<boolean> {
  const binder = parameters();
  const sql = matchSql('t.v', { type }, normalise, wanted, binder);
  const text = `SELECT 1 FROM (SELECT ${binder.bind(value, 'text')}::${type} AS v) t WHERE ${sql}`;
  return (await client.query(text, binder.values)).rowCount === 1;
}

test('NULL and empty columns match nothing, whatever is wanted', async () => {
  for (const type of ['text', 'varchar', 'citext', 'bigint', 'uuid', 'inet', 'numeric']) {
    assert.equal(await matches(null, type, 'text', ['', ' ', '0', 'x']), false, type);
  }
  assert.equal(await matches('', 'text', 'email', ['', 'a@x.test']), false);
  assert.equal(await matches('', 'text', 'phone', ['', '-', '12345']), false);
});

test('an address matches in any case of A to Z, and no look-alike', async () => {
  for (const type of ['text', 'character varying', 'citext']) {
    assert.ok(await matches('Ann@X.test', type, 'email', ['b@x.test', 'aNN@x.test']), type);
    for (const other of ['ann@x.test ', 'ann+a@x.test', 'an.n@x.test', 'ann@x.test.']) {
      assert.equal(await matches(other, type, 'email', ['ann@x.test']), false, `${type} ${other}`);
    }
  }
  // The Kelvin sign is k to a lower() that knows Unicode.
  assert.equal(await matches('\u212Aim@x.test', 'citext', 'email', ['kim@x.test']), false);
});

test('numbers match in their whole range, and what is out of it matches nothing', async () => {
  assert.ok(await matches('2147483647', 'integer', 'text', ['2147483647']));
  assert.ok(await matches('32767', 'smallint', 'text', ['32767']));
  assert.ok(await matches('9223372036854775807', 'bigint', 'text', ['9223372036854775807']));
  assert.equal(
    await matches('7', 'integer', 'text', ['9999999999', '99999999999999999999999', '7.0', '7a', '+7']),
    false,
  );
});

test('columns of other types are compared by their text', async () => {
  assert.ok(await matches('12.50', 'numeric', 'text', ['12.50']));
  assert.ok(await matches('10.0.0.7', 'inet', 'text', ['10.0.0.7']));
  assert.ok(
    await matches('00000000-0000-4000-8000-00000000000A', 'uuid', 'text', ['00000000-0000-4000-8000-00000000000a']),
  );
  assert.equal(await matches('00000000-0000-4000-8000-00000000000a', 'uuid', 'text', ['x']), false);
  assert.ok(await matches('ab', 'bpchar', 'text', ['ab']));
});

test('a phone number is compared by its digits', async () => {
  assert.ok(await matches('+1 555-010 2222', 'text', 'phone', ['+15550102222']));
  assert.equal(await matches('1 555-010 2222', 'text', 'phone', ['+15550102222']), false);
  assert.ok(await matches('15550102222', 'numeric', 'phone', ['1 555 010 2222']));
});

test('a name matches in any case of A to Z and with any blanks, and nothing else does', async () => {
  for (const type of ['text', 'bpchar', 'citext', 'character varying']) {
    for (const typed of ["ann O'Dea", " Ann  O'DEA ", "Ann\tO'Dea"]) {
      assert.ok(await matches("Ann O'Dea", type, 'name', [typed]), `${type} ${typed}`);
    }
    for (const other of ['Ann ODea', "AnnO'Dea", "Änn O'Dea", '', ' ']) {
      assert.equal(await matches("Ann O'Dea", type, 'name', [other]), false, `${type} ${other}`);
    }
    assert.ok(await matches('  Zoë\n  ÅBERG', type, 'name', ['zoë Åberg']), type);
    assert.equal(await matches('', type, 'name', ['', ' ']), false);
  }
});
