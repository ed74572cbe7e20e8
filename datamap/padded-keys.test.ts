/** Found by `worlds.property.test.ts`: keys in columns of a fixed width are filled up with blanks. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accountOf } from '#tests/checked-map';
import { find } from './find.ts';

test('a UUID or number kept in a character column of a fixed width leads to its rows, and is no error', async () => {
  const account = await accountOf(
    `CREATE TABLE people (id int PRIMARY KEY, email text, code character(40), number character(12));
     CREATE TABLE devices (id int PRIMARY KEY, owner uuid);
     CREATE TABLE calls (id int PRIMARY KEY, caller bigint);
     INSERT INTO people VALUES (1, 'ann@x.test', '00000000-0000-4000-8000-000000000009', '77'), (2, 'bob@x.test', 'none', '');
     INSERT INTO devices VALUES (1, '00000000-0000-4000-8000-000000000009'), (2, gen_random_uuid());
     INSERT INTO calls VALUES (1, 77), (2, 78);`,
    `version: 1
identities: { email: { normalise: email } }
categories: { all: All }
tables:
  people: { person: true, match: { email: email }, columns: { email: }, erase: delete }
  devices: { belongs: { owner: people.code }, columns: { id: }, erase: delete }
  calls: { belongs: { caller: people.number }, columns: { id: }, erase: delete }`,
  );
  try {
    const found = await find(account.client, account.checked, {
      identities: { email: ['ann@x.test'] },
      at: new Date('2026-11-20T12:00:00Z'),
    });
    assert.deepEqual(
      found.map(({ rows }) => rows.map(({ values }) => values[0])),
      [['ann@x.test'], ['1'], ['1']],
    );
  } finally {
    await account.client.end();
  }
});
