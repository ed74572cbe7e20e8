import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Account, clickandchat } from '#tests/checked-map';
import { ownAddresses } from './own-addresses.ts';

let shop: Account;
before(async () => {
  shop = await clickandchat();
});
after(() => shop.client.end());
const own = async (email: string) => {
  const found = await ownAddresses(shop.client, shop.checked, { identities: { email: [email] }, at: new Date() });
  return [...new Set([...found.values()].flat())].sort();
};

test('addresses of one’s own are those that one’s rows are found by and were, long ago too, and nobody else’s', async () => {
  assert.deepEqual(await own('iris.vale@mail.example'), [
    'Iris.Vale@mail.example',
    'iris.old@mail.example',
    'iris.spare@mail.example',
    'iris.vale@mail.example',
  ]);
  assert.deepEqual(await own('omar.reed@mail.example'), ['omar.old@mail.example', 'omar.reed@mail.example']);
  assert.deepEqual(await own('sam.holt@mail.example'), []);
});
