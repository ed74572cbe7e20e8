import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fingerprints, type Guarded, newRun } from '#tests/checked-map';
import { ownShops } from '#tests/own-shops';
import { type OptedOut, optOut, undoOptOut } from './opt-out.ts';
import { findOptedOut } from './opted-out.ts';

const now = new Date('2026-11-20T12:00:00Z');
const shopOf = ownShops();
const licencesOf = ownShops('licensepal');
const states = async ({ worker, checked }: Guarded, email: string) =>
  Object.fromEntries((await findOptedOut(worker, checked, { email, now })).map(({ key, isOut }) => [key, isOut]));
const runOf = (email: string, optOuts: string[]) => ({ ...newRun(), optOuts, identities: { email }, now });

test('each opt-out holds for an address as soon as it is carried out, and no more once it is undone', async () => {
  const shop = await shopOf();
  const email = 'lena.park@mail.example';
  assert.deepEqual(await states(shop, email), { mailings: false, offers: false });
  let undo: OptedOut = { changed: [], added: [] };
  const keep = async (done: OptedOut) => {
    undo = done;
  };
  await optOut(shop.worker, shop.checked, { ...runOf(email, ['offers']), keep });
  assert.deepEqual(await states(shop, email), { mailings: false, offers: true });
  await undoOptOut(shop.worker, shop.checked, { ...runOf(email, ['offers']), undo });
  assert.deepEqual(await states(shop, email), { mailings: false, offers: false });
});

test('one that was subscribed again in the product, or is off the list, does not hold', async () => {
  const shop = await shopOf();
  const email = 'lena.park@mail.example';
  await optOut(shop.worker, shop.checked, runOf(email, ['offers']));
  await shop.client.query("UPDATE mail_preferences SET subscribed = true WHERE account_id = 5 AND list = 'offers'");
  assert.equal((await states(shop, email)).offers, false);
  await shop.client.query("UPDATE mail_preferences SET subscribed = false WHERE account_id = 5 AND list = 'offers'");
  assert.equal((await states(shop, email)).offers, true);
  await shop.client.query('DELETE FROM suppressed_addresses WHERE email = $1', [email]);
  assert.equal((await states(shop, email)).offers, false);
});

test('an address without an account has what its lists say, an empty one nothing, and looking changes nothing', async () => {
  const shop = await shopOf();
  await optOut(shop.worker, shop.checked, runOf('nobody@mail.example', ['mailings']));
  const before = await fingerprints(shop);
  assert.deepEqual(await states(shop, 'nobody@mail.example'), { mailings: true, offers: false });
  for (const email of ['', 'elsewhere@mail.example', 'obody@mail.example'])
    assert.deepEqual(await states(shop, email), { mailings: false, offers: false }, email);
  assert.deepEqual(await fingerprints(shop), before);
});

test('what asks for a name and a number is not said of an address; what has no list holds where nothing is left', async () => {
  const shop = await licencesOf();
  const found = await states(shop, 'nobody@mail.example');
  assert.equal('phone' in found, false);
  assert.equal(found.post, true);
});
