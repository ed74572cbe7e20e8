import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Account, accountOf } from '#tests/checked-map';
import { knownAs } from './known-as.ts';

const schema = `
CREATE TABLE people (id int PRIMARY KEY, email text, phone text, name text);
INSERT INTO people VALUES (1, 'Ann@x.test', '+1 555 0102', 'Ann Lee'), (2, 'ben@x.test', '+1 555 0103', 'Ben Lee'), (3, NULL, NULL, '');
`;
const map = `
version: 1
identities: { email: { normalise: email }, phone: { normalise: phone }, name: { normalise: name } }
categories: { all: All }
tables:
  people:
    person: true
    match: { email: email, phone: phone }
    columns: { name: }
    erase: delete
`;

let shop: Account;
before(async () => {
  shop = await accountOf(schema, map);
});
after(() => shop.client.end());
const known = (identities: Record<string, string[]>) =>
  knownAs(shop.client, shop.checked, { identities, at: new Date() });

test('US-6: who asks by an address is known by the number of their row too, in its canonical form, and by nobody else’s', async () => {
  const { email, phone } = await known({ email: ['ann@x.test'] });
  assert.deepEqual([email, phone], [['ann@x.test'], ['+15550102']]);
});

test('who is not found is known as nobody', async () =>
  assert.deepEqual(Object.values(await known({ email: ['zoe@x.test'] })).flat(), []));
