import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countRows, fingerprints, type Guarded, newRun } from '#tests/checked-map';
import { ownShops } from '#tests/own-shops';
import { type OptedOut, type OptOutRun, optOut, undoOptOut } from './opt-out.ts';

const now = new Date('2026-11-20T12:00:00Z');
const shopOf = ownShops();
const runOf = (email: string, optOuts = ['mailings'], more: Partial<OptOutRun> = {}): OptOutRun => ({
  ...newRun(),
  optOuts,
  identities: { email },
  now,
  ...more,
});

const subscribed = async ({ client }: Guarded, account: number): Promise<string[]> =>
  (
    await client.query<{ list: string }>(
      'SELECT list FROM mail_preferences WHERE account_id = $1 AND subscribed ORDER BY 1',
      [account],
    )
  ).rows.map(({ list }) => list);

test('CC-2, CC-3: opting out of mailings leaves account mail on, and puts the address on the list', async () => {
  const shop = await shopOf();
  const except = {
    'public.mail_preferences': 'account_id = 5',
    'public.suppressed_addresses': "email = 'lena.park@mail.example'",
  };
  const before = await fingerprints(shop, except);
  const result = await optOut(shop.worker, shop.checked, runOf('Lena.Park@mail.example'));
  assert.ok(result.done);
  assert.deepEqual(await subscribed(shop, 5), ['account']);
  assert.equal(
    await countRows(shop, "suppressed_addresses WHERE email = 'lena.park@mail.example' AND list = 'mailings'"),
    1,
  );
  assert.deepEqual(await fingerprints(shop, except), before);
  assert.deepEqual(
    result.receipt.tables.map(({ table, changed, added }) => [table, changed, added]),
    [
      ['mail_preferences', 3, 0],
      ['suppressed_addresses', 0, 1],
    ],
  );
  assert.doesNotMatch(JSON.stringify(result.receipt), /lena/i);
});

test('a part of it leaves the other mailings on', async () => {
  const shop = await shopOf();
  await optOut(shop.worker, shop.checked, runOf('lena.park@mail.example', ['offers']));
  assert.deepEqual(await subscribed(shop, 5), ['account', 'news', 'surveys']);
});

test('an address that nobody has is put on the list all the same', async () => {
  const shop = await shopOf();
  const result = await optOut(shop.worker, shop.checked, runOf('nobody@mail.example'));
  assert.ok(result.done);
  assert.equal(await countRows(shop, "suppressed_addresses WHERE email = 'nobody@mail.example'"), 1);
});

test('F10: an empty identifier changes nothing', async () => {
  const shop = await shopOf();
  const before = await fingerprints(shop, { 'habeas.receipt': 'true' });
  for (const email of ['', ' ', 'no address']) assert.ok((await optOut(shop.worker, shop.checked, runOf(email))).done);
  assert.deepEqual(await fingerprints(shop, { 'habeas.receipt': 'true' }), before);
});

test('twice is once: what is there already stays as it is', async () => {
  const shop = await shopOf();
  const run = runOf('lena.park@mail.example');
  await optOut(shop.worker, shop.checked, run);
  const before = await fingerprints(shop, { 'habeas.receipt': 'true' });
  const again = await optOut(shop.worker, shop.checked, run);
  assert.ok(again.done && again.repeated);
  await optOut(shop.worker, shop.checked, runOf('lena.park@mail.example'));
  assert.deepEqual(await fingerprints(shop, { 'habeas.receipt': 'true' }), before);
});

test('an undo puts everything back, but for what somebody has set since', async () => {
  const shop = await shopOf();
  const before = await fingerprints(shop);
  const kept: OptedOut[] = [];
  const keep = async (undo: OptedOut) => void kept.push(undo);
  await optOut(shop.worker, shop.checked, runOf('lena.park@mail.example', ['mailings'], { keep }));
  const [undo] = kept;
  assert.ok(undo);
  assert.ok((await undoOptOut(shop.worker, shop.checked, { ...runOf('lena.park@mail.example'), undo })).done);
  assert.deepEqual(await fingerprints(shop), before);
  assert.deepEqual(await subscribed(shop, 5), ['account', 'news', 'offers', 'surveys']);

  await optOut(shop.worker, shop.checked, runOf('lena.park@mail.example', ['mailings'], { keep }));
  await shop.client.query("UPDATE mail_preferences SET changed_at = now() WHERE account_id = 5 AND list = 'news'");
  const [, second] = kept;
  assert.ok(second);
  await undoOptOut(shop.worker, shop.checked, { ...runOf('lena.park@mail.example'), undo: second });
  assert.deepEqual(await subscribed(shop, 5), ['account', 'offers', 'surveys']);
});

test('an undo that cannot be kept opts nobody out', async () => {
  const shop = await shopOf();
  const run = runOf('lena.park@mail.example', ['mailings'], { keep: () => Promise.reject(new Error('portal down')) });
  await assert.rejects(optOut(shop.worker, shop.checked, run), /portal down/);
  assert.deepEqual(await subscribed(shop, 5), ['account', 'news', 'offers', 'surveys']);
});

test('an opt-out that the map does not have is refused', async () => {
  const shop = await shopOf();
  await assert.rejects(optOut(shop.worker, shop.checked, runOf('lena.park@mail.example', ['constructor'])), RangeError);
});
