import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fingerprints, type Guarded, newRun } from '#tests/checked-map';
import { ownShops } from '#tests/own-shops';
import { cancel, freeze, type LostRun, unfreeze } from './freeze.ts';
import type { Replaced } from './replace.ts';

const now = new Date('2026-11-20T12:00:00Z');
const shopOf = ownShops();
const runOf = (lost: string[], email = 'lena.park@mail.example'): LostRun => ({
  ...newRun(),
  lost,
  identities: { email: [email] },
  now,
});
const cards = async ({ client }: Guarded) =>
  (await client.query('SELECT id::int, status, number_encrypted FROM payment_cards WHERE account_id = 5 ORDER BY id'))
    .rows;

test('CC-6: a lost card is frozen at once, and nobody else’s is', async () => {
  const shop = await shopOf();
  const except = { 'public.payment_cards': 'account_id = 5' };
  const before = await fingerprints(shop, except);
  const kept: Replaced[] = [];
  const result = await freeze(shop.worker, shop.checked, {
    ...runOf(['card']),
    keep: async (all) => void kept.push(...all),
  });
  assert.ok(result.done);
  assert.deepEqual(
    (await cards(shop)).map(({ status }) => status),
    ['frozen', 'frozen'],
  );
  assert.deepEqual(await fingerprints(shop, except), before);
  assert.deepEqual(
    kept.map(({ row, columns }) => [row, columns[0]?.old]),
    [
      ['["5"]', 'active'],
      ['["6"]', 'active'],
    ],
  );
});

test('a freeze is taken back where it still stands', async () => {
  const shop = await shopOf();
  const before = await fingerprints(shop);
  const replaced: Replaced[] = [];
  const keep = async (all: Replaced[]) => void replaced.push(...all);
  await freeze(shop.worker, shop.checked, { ...runOf(['card', 'password']), keep });
  const result = await unfreeze(shop.worker, shop.checked, { ...runOf(['card', 'password']), replaced });
  assert.ok(result.done);
  assert.deepEqual(await fingerprints(shop), before);
});

test('what staff confirm is cancelled for good, and a cancelled card is not unfrozen', async () => {
  const shop = await shopOf();
  const replaced: Replaced[] = [];
  await freeze(shop.worker, shop.checked, { ...runOf(['card']), keep: async (all) => void replaced.push(...all) });
  assert.ok((await cancel(shop.worker, shop.checked, runOf(['card']))).done);
  assert.deepEqual(
    (await cards(shop)).map(({ status, number_encrypted }) => [status, number_encrypted]),
    [
      ['cancelled', null],
      ['cancelled', null],
    ],
  );
  await unfreeze(shop.worker, shop.checked, { ...runOf(['card']), replaced });
  assert.deepEqual(
    (await cards(shop)).map(({ status }) => status),
    ['cancelled', 'cancelled'],
  );
});

test('twice is once, and whoever has nothing to freeze is told so', async () => {
  const shop = await shopOf();
  let kept = 0;
  const run = { ...runOf(['password']), keep: async () => void kept++ };
  const first = await freeze(shop.worker, shop.checked, run);
  const second = await freeze(shop.worker, shop.checked, run);
  assert.ok(first.done && second.done && second.repeated);
  assert.equal(kept, 1);
  const none = await freeze(shop.worker, shop.checked, {
    ...runOf(['card'], 'sam.holt@mail.example'),
    keep: async () => {},
  });
  assert.deepEqual(none, { done: false, refusal: 'nothing-found' });
});

test('a freeze whose old values cannot be kept freezes nothing', async () => {
  const shop = await shopOf();
  const keep = () => Promise.reject(new Error('portal down'));
  await assert.rejects(freeze(shop.worker, shop.checked, { ...runOf(['card']), keep }), /portal down/);
  assert.deepEqual(
    (await cards(shop)).map(({ status }) => status),
    ['active', 'active'],
  );
});
