import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Account, accountOf } from '#tests/checked-map';
import { postalOf } from './postal.ts';

const at = new Date('2026-11-20T12:00:00Z');
const schema = `
  CREATE TABLE people (id int PRIMARY KEY, email text, full_name text);
  CREATE TABLE places (person_id int, street text, zip text, town text, uses int DEFAULT 1);
  INSERT INTO people VALUES (1, 'ann@x.test', 'Ann  Example'), (2, 'moved@x.test', 'Max Moved'), (3, 'none@x.test', 'Nia None'),
    (4, 'twice@x.test', 'Tim One'), (5, 'twice@x.test', 'Tom Two'), (6, 'empty@x.test', 'Eve Empty'), (7, 'shared@x.test', 'Sam Shared');
  INSERT INTO places VALUES (1, E'1 Some\\nStreet', '90001', 'Glendale', 1), (2, '1 Old Road', '1', 'A', 1), (2, '2 New Road', '2', 'B', 1),
    (4, '4 Street', '4', 'D', 1), (6, '', ' ', NULL, 1), (7, '7 Street', '7', 'G', 2);`;
const map = (more = '', self = '') => `
version: 1
identities: { email: { normalise: email } }
categories: { contact: Contact }
tables:
  places:
    belongs: { to: { person_id: people.id }, when: { uses: 1 } }
    mentions: { to: { person_id: people.id }, when: { uses: { not: 1 } } }
    mentionsShow: [street]
    ${more}
    columns:
      street: { post: 2, correct: text ${self} }
      zip: { post: 3 }
      town: { post: 3 }
    erase: delete
  people:
    person: true
    match: { email: email }
    columns: { full_name: { post: 1 } }
    erase: delete
`;
let house: Account;
before(async () => {
  house = await accountOf(schema, map());
});
after(() => house.client.end());
const where = (email: string, chosen: { table: string; row: string } | null = null) =>
  postalOf(house.client, house.checked, { identities: { email: [email] }, chosen, at });

test('an address is written line by line as on an envelope, whatever the order of the map', async () =>
  assert.deepEqual(await where('ann@x.test'), ['Ann Example', '1 Some Street', '90001 Glendale']));

test('two addresses, none, an empty one and one that others share are no address', async () => {
  for (const email of ['moved@x.test', 'none@x.test', 'empty@x.test', 'shared@x.test', 'nobody@x.test']) {
    assert.equal(await where(email), null, email);
  }
});

test('of two persons with one mailbox neither has an address', async () =>
  assert.equal(await where('twice@x.test'), null));

test('a line that its person changes at once, or that is held for others, is refused', async () => {
  await assert.rejects(accountOf(schema, map('', ', self: update')), /without anybody looking/);
  const held = 'processor: { by: { person_id: people.id }, name: full_name, contact: email }';
  await assert.rejects(accountOf(schema, map(held)), /held for others: no code/);
});
