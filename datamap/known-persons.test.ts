import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type Account, accountOf, clickandchat } from '#tests/checked-map';
import { find, findIn } from './find.ts';
import { knownPersons } from './known-persons.ts';
import { inSnapshot } from './snapshot.ts';

const at = new Date('2026-11-20T12:00:00Z');
const opened: Account[] = [];
after(() => Promise.all(opened.map(({ client }) => client.end())));
async function opens(account: Promise<Account>): Promise<Account> {
  const one = await account;
  opened.push(one);
  return one;
}

const tables = (columns: string, rows: string) =>
  opens(
    accountOf(
      `CREATE TABLE people (${columns}, email text);
       CREATE TABLE letters (id int PRIMARY KEY, about text);
       INSERT INTO people VALUES ${rows};
       INSERT INTO letters SELECT n, 'it''s \\ ' || n % 3 FROM generate_series(1, 9) n;`,
      `version: 1
identities: { email: { normalise: email } }
categories: { all: All }
tables:
  people: { person: true, match: { email: email }, columns: { email: }, erase: delete }
  letters: { belongs: { about: people.id }, columns: { id: }, erase: delete }`,
    ),
  );
const askedFor = (email: string) => ({ identities: { email: [email] }, at });

async function foundBoth({ client, checked }: Account, email: string) {
  const plain = await find(client, checked, askedFor(email));
  const known = await knownPersons(client, checked, askedFor(email));
  const again = await inSnapshot(client, () => findIn(client, checked, { ...askedFor(email), known }));
  return { plain, again, known };
}

test('all is found the same by a person’s row as by searching for the person', async () => {
  const shop = await opens(clickandchat());
  for (const email of ['omar.reed@mail.example', 'person110@people.test', 'person200@people.test']) {
    const { plain, again, known } = await foundBoth(shop, email);
    assert.equal(known.size, 1);
    assert.ok(plain.some(({ found }) => found > 0));
    assert.deepEqual(again, plain);
  }
});

test('nobody’s row is known of one who is not there, and nothing is found', async () => {
  const { plain, again, known } = await foundBoth(await opens(clickandchat()), 'nobody@people.test');
  assert.equal(known.size, 0);
  assert.deepEqual(again, plain);
});

test('a key of letters is bound, whatever is in it', async () => {
  const account = await tables('id text PRIMARY KEY', `('it''s \\ 1', 'ann@x.test'), ('2', 'bob@x.test')`);
  const { plain, again, known } = await foundBoth(account, 'ann@x.test');
  assert.deepEqual(known.get('people'), ["it's \\ 1", "it's \\ 1"]);
  assert.deepEqual(
    again.map(({ found }) => found),
    [1, 3],
  );
  assert.deepEqual(again, plain);
});

test('where two rows match, or blanks of a fixed width would be lost, the search stays', async () => {
  const two = await tables('id text PRIMARY KEY', `('it''s \\ 1', 'ann@x.test'), ('it''s \\ 2', 'ann@x.test')`);
  const wide = await tables('id character(9) PRIMARY KEY', `('it''s \\ 1', 'ann@x.test')`);
  for (const [account, letters] of [[two, 6] as const, [wide, 3] as const]) {
    const { plain, again, known } = await foundBoth(account, 'ann@x.test');
    assert.equal(known.size, 0);
    assert.equal(again[1]?.found, letters);
    assert.deepEqual(again, plain);
  }
});
