import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { Correction } from '#domain/plan';
import { fingerprints, type Guarded, newRun } from '#tests/checked-map';
import { ownShops } from '#tests/own-shops';
import { type CorrectRun, correct } from './correct.ts';
import { makePlan } from './plan.ts';
import { type Change, proposeCorrections } from './propose.ts';

const at = new Date('2026-11-20T12:00:00Z');
const identities = { email: ['noor.aziz@mail.example'] };
const changes: Change[] = [
  { field: 'accounts.legal_name', was: 'Nor Aziz', value: 'Noor Aziz' },
  { field: 'accounts.street', was: '', value: '31 Church Street' },
];

const shopOf = ownShops();

async function runOf(shop: Guarded, wanted: Change[] = changes): Promise<CorrectRun> {
  const request = randomUUID();
  const corrections = await proposeCorrections(shop.worker, shop.checked, { identities, at, changes: wanted });
  const plan = await makePlan(shop.worker, shop.checked, { request, kind: 'correct', identities, at, corrections });
  return { ...newRun(request), plan, identities, now: at };
}

const noor = async ({ client }: Guarded) =>
  (await client.query('SELECT legal_name, street, email FROM accounts WHERE id = 6')).rows[0];

test('a proposal names the row and what it says now', async () => {
  const shop = await shopOf();
  const { plan } = await runOf(shop);
  assert.deepEqual(plan.corrections, [
    { field: 'accounts.legal_name', row: '["6"]', label: 'Your account: Name', old: 'Nor Aziz', new: 'Noor Aziz' },
    {
      field: 'accounts.street',
      row: '["6"]',
      label: 'Your account: Street',
      old: '31 Chruch Street',
      new: '31 Church Street',
    },
  ]);
  assert.equal(plan.tables.find(({ table }) => table === 'accounts')?.corrected, 1);
});

test('approved corrections are written together, and nothing else', async () => {
  const shop = await shopOf();
  const before = await fingerprints(shop, { 'public.accounts': 'id = 6' });
  const result = await correct(shop.worker, shop.checked, await runOf(shop));
  assert.ok(result.done);
  assert.deepEqual(await noor(shop), {
    legal_name: 'Noor Aziz',
    street: '31 Church Street',
    email: 'noor.aziz@mail.example',
  });
  assert.deepEqual(await fingerprints(shop, { 'public.accounts': 'id = 6' }), before);
  assert.deepEqual(
    result.receipt.tables.map(({ table, changed }) => [table, changed]),
    [['accounts', 1]],
  );
  assert.doesNotMatch(JSON.stringify(result.receipt), /Noor|Church/);
});

test('a value that was changed since it was approved is not overwritten, nor is any other', async () => {
  const shop = await shopOf();
  const run = await runOf(shop);
  await shop.client.query("UPDATE accounts SET street = '1 New Street' WHERE id = 6");
  assert.deepEqual(await correct(shop.worker, shop.checked, run), { done: false, refusal: 'value-changed' });
  assert.equal((await noor(shop))?.legal_name, 'Nor Aziz');
});

test('A3: an account that no longer has the proven address is not corrected', async () => {
  const shop = await shopOf();
  const run = await runOf(shop);
  await shop.client.query("UPDATE accounts SET email = 'other@mail.example' WHERE id = 6");
  assert.deepEqual(await correct(shop.worker, shop.checked, run), { done: false, refusal: 'value-changed' });
});

test('somebody else’s row is not corrected, whatever the plan says', async () => {
  const shop = await shopOf();
  const run = await runOf(shop);
  const theirs: Correction = { field: 'accounts.city', row: '["1"]', label: '', old: 'Springfield', new: 'Elsewhere' };
  assert.deepEqual(await correct(shop.worker, shop.checked, { ...run, plan: { ...run.plan, corrections: [theirs] } }), {
    done: false,
    refusal: 'value-changed',
  });
});

test('a field that the map does not let be corrected, and a value against its rule, are refused', async () => {
  const shop = await shopOf();
  const run = await runOf(shop);
  for (const [field, value] of [
    ['accounts.password_hash', 'x'],
    ['accounts.id', '7'],
    ['accounts.email', 'no address'],
  ]) {
    const wrong: Correction = { field: field ?? '', row: '["6"]', label: '', old: null, new: value ?? '' };
    const forged = { ...run, plan: { ...run.plan, corrections: [wrong] } };
    await assert.rejects(correct(shop.worker, shop.checked, forged), RangeError);
  }
  await assert.rejects(
    proposeCorrections(shop.worker, shop.checked, {
      identities,
      at,
      changes: [{ field: 'accounts.id', was: '', value: '7' }],
    }),
    RangeError,
  );
});

test('a run that is tried again writes nothing and gives the same receipt', async () => {
  const shop = await shopOf();
  const run = await runOf(shop);
  const first = await correct(shop.worker, shop.checked, run);
  await shop.client.query("UPDATE accounts SET street = 'moved since' WHERE id = 6");
  const second = await correct(shop.worker, shop.checked, run);
  assert.ok(first.done && second.done && second.repeated);
  assert.equal(second.signature, first.signature);
  assert.equal((await noor(shop))?.street, 'moved since');
});
