import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import type { Receipt } from '#domain/plan';
import { accountOf, countRows, guarded, newRun, receiptKey } from '#tests/checked-map';
import { canonicalJson } from './digest.ts';
import { toEnd } from './meanwhile.ts';
import { type Signed, signing, writeReceipts } from './receipts.ts';
import { findReceipt, inRun } from './run.ts';
import { isSignedBy } from './sign.ts';

const shop = await guarded(
  await accountOf(
    'CREATE TABLE people (id bigint PRIMARY KEY, email text)',
    `version: 1
identities: { email: { normalise: email } }
categories: { all: All }
tables: { people: { person: true, match: { email: email }, columns: { email: }, erase: delete } }`,
  ),
);
after(() => Promise.all([shop.client.end(), shop.worker.end()]));

const labels = ['plain', 'back\\slash', '\\N', '\\.', 'a\ttab', 'two\nlines\r\n', '"quoted" ’s', '\u0001\u2028', ''];

const receiptOf = (label: string, plan: string | null = 'a'.repeat(64)): Receipt => ({
  version: 1,
  run: randomUUID(),
  request: randomUUID(),
  act: 'purge',
  scope: 'everything',
  map: 'b'.repeat(64),
  plan,
  at: '2026-11-20T12:00:00.000Z',
  tables: [{ table: 'people', label, before: 1, after: 0, erased: 1, reduced: 0, changed: 0, added: 0, kept: [] }],
});

async function signAll(receipts: Receipt[]): Promise<Signed> {
  const signed: Signed = { receipts: [], lines: [] };
  await toEnd(signing(newRun().sign, receipts, signed));
  return signed;
}

test('receipts come back as they were signed, whatever their words', async () => {
  const receipts = [...labels.map((label) => receiptOf(label)), receiptOf('of no plan', null)];
  const signed = await signAll(receipts);
  await writeReceipts(shop.worker, signed);
  for (const [at, one] of signed.receipts.entries()) {
    const found = await findReceipt(shop.worker, receipts[at]?.run ?? '');
    assert.deepEqual(found, one);
    assert.ok(found && isSignedBy(found, receiptKey));
  }
});

test('a receipt that is there already refuses all of them, as the table’s key does', async () => {
  const signed = await signAll(Array.from({ length: 120 }, (_, n) => receiptOf(`number ${n}`)));
  const part = (from: number, to: number) => ({ ...signed, lines: signed.lines.slice(from, to) });
  await writeReceipts(shop.worker, part(70, 71));
  const before = await countRows(shop, 'habeas.receipt');
  await assert.rejects(writeReceipts(shop.worker, signed), { code: '23505', schema: 'habeas' });
  assert.equal(await countRows(shop, 'habeas.receipt'), before);
  // The connection serves on.
  await writeReceipts(shop.worker, part(0, 70));
  assert.equal(await countRows(shop, 'habeas.receipt'), before + 70);
});

test('a receipt lies in the table as the very text that was signed, alone or with others', async () => {
  const [one, other] = [receiptOf('alone'), receiptOf('with others')];
  await inRun(shop.worker, { ...newRun(one.request), id: one.run }, async () => one);
  await writeReceipts(shop.worker, await signAll([other]));
  const { rows } = await shop.client.query<{ text: string }>(
    'SELECT receipt::text AS text FROM habeas.receipt WHERE id = ANY($1) ORDER BY receipt::text',
    [[one.run, other.run]],
  );
  assert.deepEqual(
    rows.map(({ text }) => text),
    [one, other].map((receipt) => canonicalJson(receipt)).sort(),
  );
});

test('a table of receipts from before, which is jsonb, serves as well', async () => {
  await shop.client.query('ALTER TABLE habeas.receipt ALTER receipt TYPE jsonb USING receipt::jsonb');
  const [one, other] = [receiptOf('alone'), receiptOf('with others')];
  await inRun(shop.worker, { ...newRun(one.request), id: one.run }, async () => one);
  await writeReceipts(shop.worker, await signAll([other]));
  for (const { run } of [one, other]) {
    const found = await findReceipt(shop.worker, run);
    assert.ok(found && isSignedBy(found, receiptKey));
  }
});
