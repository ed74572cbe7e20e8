import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { askingFor, ida, licenceKey, max, orderNumber, ruth } from '#tests/asking';
import { type Account, exampleAccount } from '#tests/checked-map';
import { checkMap } from './check.ts';
import { countFacts } from './facts.ts';
import { loadMap } from './load.ts';
import { reviewMap } from './review.ts';

const folder = askingFor('{ delete: { ask: facts } }');
const map = loadMap(path.join(folder, 'datamap.yaml'));
const at = new Date('2026-11-20T12:00:00Z');
let shop: Account;
before(async () => {
  const account = await exampleAccount('licensepal');
  shop = { ...account, checked: checkMap(map, account.checked.catalogue) };
});
after(() => shop.client.end());

const right = (email: string, given: Record<string, string>, chosen: { table: string; row: string } | null = null) =>
  countFacts(shop.client, shop.checked, { identities: { email: [email] }, chosen, at }, given);

test('what the person’s own rows say counts, however it is typed', async () => {
  assert.equal(await right(ruth.email, { [licenceKey]: ruth.licence, [orderNumber]: ruth.order }), 2);
  assert.equal(await right(ruth.email, { [licenceKey]: ruth.licence, [orderNumber]: 'HALE-18' }), 1);
});

test('who lives with somebody does not know it: their own facts are wrong', async () => {
  assert.equal(await right(max.email, { [licenceKey]: max.licence }), 1);
  assert.equal(await right(ida.email, { [licenceKey]: max.licence, [orderNumber]: 'CANARY-OTHER' }), 0);
});

test('V44: nobody’s, empty and unasked facts are wrong, and no value is an answer to another question', async () => {
  assert.equal(await right('nobody@mail.example', { [licenceKey]: ruth.licence, [orderNumber]: ruth.order }), 0);
  assert.equal(await right(ida.email, { [orderNumber]: '' }), 0);
  assert.equal(await right(ruth.email, { [orderNumber]: ruth.licence, [licenceKey]: ruth.order }), 0);
  assert.equal(await right(ruth.email, { 'TBL_CUST.NAME': 'Ruth Hale', 'TBL_CUST.PASSWD': 'CANARY' }), 0);
});

test('of a mailbox with two customers none is right, until somebody of the desk has picked one', async () => {
  await shop.client.query(
    `INSERT INTO "TBL_LIC" VALUES ('DORA0-00000-00000-00000-00001', 'MAIN-0001006', 'BILL-OWN', 'D', 1, '2006-01-01')`,
  );
  const given = { [licenceKey]: 'DORA0-00000-00000-00000-00001' };
  assert.equal(await right('dora.quist@mail.example', given), 0);
});

const said = async (identity: object, sql = '') => {
  await shop.client.query(`BEGIN; ${sql}`);
  const organisation = { identity, promises: [], webhooks: {} };
  const { remarks } = await reviewMap(shop.client, map, at, organisation);
  await shop.client.query('ROLLBACK');
  return remarks.map(({ says }) => says).filter((says) => /\(ask\)|identity\.access|organisation file asks/.test(says));
};
const facts = { ask: 'facts', facts: 2 } as const;

test('the check wants facts before every copy that would show them', async () => {
  assert.deepEqual(await said({}), []);
  assert.deepEqual(await said({ delete: facts, access: facts }), []);
  const open = await said({ delete: facts });
  assert.equal(open.length, 2);
  assert.match(open[0] ?? '', /is in every copy/);
  assert.equal((await said({ delete: facts, access: { ask: 'declaration', facts: 2 } })).length, 2);
  assert.deepEqual(
    await said({ delete: facts, access: { ...facts, categories: ['identifiers', 'transactions'] } }),
    [],
  );
  assert.equal((await said({ delete: facts, access: { ...facts, categories: ['transactions'] } })).length, 1);
});

test('the check names a fact that too many share, too few facts, and a category that is none', async () => {
  assert.match((await said({}, `UPDATE "TBL_TRANS" SET "PO_NO" = 'SAME-1'`))[0] ?? '', /the same of too many people/);
  const three = { ask: 'facts', facts: 3 } as const;
  assert.match((await said({ delete: three, access: three })).join(), /asks for 3 facts, and the map has 2/);
  assert.match((await said({ access: { ...facts, categories: ['identifier'] } })).join(), /no category.*identifiers/);
});
