import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Account, clickandchat } from '#tests/checked-map';
import { contactsOf } from './contacts.ts';

let shop: Account;
before(async () => {
  shop = await clickandchat();
});
after(() => shop.client.end());
const contacts = async (email: string, at = new Date()) =>
  (await contactsOf(shop.client, shop.checked, { identities: { email: [email] }, at })).sort();

test('the main address, one replaced lately and one that is only theirs hear of a deletion', async () =>
  assert.deepEqual(await contacts('iris.vale@mail.example'), [
    'iris.old@mail.example',
    'iris.spare@mail.example',
    'iris.vale@mail.example',
  ]));

test('an address that was given up long ago hears nothing: it may be somebody else’s by now', async () =>
  assert.deepEqual(await contacts('omar.reed@mail.example'), ['omar.reed@mail.example']));

test('who is not known has no contacts', async () => assert.deepEqual(await contacts('sam.holt@mail.example'), []));
