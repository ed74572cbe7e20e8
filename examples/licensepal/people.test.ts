import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { correct } from '#datamap/correct';
import { find, readRows } from '#datamap/find';
import { optOut } from '#datamap/opt-out';
import { makePlan } from '#datamap/plan';
import { proposeCorrections } from '#datamap/propose';
import { type Account, countRows, exampleAccount, guarded, newRun } from '#tests/checked-map';

const at = new Date('2026-11-20T12:00:00Z');
let shop: Account;
before(async () => {
  shop = await exampleAccount('licensepal');
});
after(() => shop.client.end());

const ask = (identities: Record<string, string[]>, chosen: { table: string; row: string } | null = null) => ({
  identities,
  chosen,
  at,
});
const email = (address: string) => ask({ email: [address] });
const planOf = (asked: ReturnType<typeof ask>) =>
  makePlan(shop.client, shop.checked, { ...asked, request: 'test', kind: 'delete' });
const rowsOf = async (table: string, asked: ReturnType<typeof ask>) =>
  (await readRows(shop.client, shop.checked, { ...asked, table })).rows.map(({ values }) => values);

test('there are as many customers as asked for', async () => assert.equal(await countRows(shop, '"TBL_CUST"'), 300));

test('nothing declares a foreign key', () =>
  assert.deepEqual(
    Object.values(shop.checked.catalogue).flatMap(({ foreignKeys }) => foreignKeys),
    [],
  ));

test('fifty customers have neither address nor phone, and no name leads to them', async () =>
  assert.equal(await countRows(shop, `"TBL_CUST" WHERE "EMAIL" = '' AND "PHONE" = '' AND "NAME" = ''`), 50));

test('no finding of a documented person has what must never leave', async () => {
  for (const address of ['ruth.hale@mail.example', 'otto.brandt@mail.example', 'ida.ferro@home.example']) {
    const text = JSON.stringify(await find(shop.client, shop.checked, email(address)));
    assert.doesNotMatch(text, /CANARY(?!-OTHER too dear)/, address);
  }
});

test('the same number in two shops is two customers', async () => {
  // One after the other: a connection has one transaction at a time.
  const ruth = await rowsOf('TBL_TRANS', email('ruth.hale@mail.example'));
  const otto = await rowsOf('TBL_TRANS', email('otto.brandt@mail.example'));
  assert.deepEqual(
    [ruth, otto].map((rows) => rows.map(([number]) => number)),
    [
      ['1', '2'],
      ['3', '4'],
    ],
  );
});

test('a number that a stranger typed into a message leads nowhere until staff have marked it as theirs', async () => {
  const subjects = async () => (await rowsOf('TBL_MSG', email('ruth.hale@mail.example'))).map((row) => row[3]);
  assert.deepEqual(await subjects(), ['A new machine', 'Invoice']);
  await shop.client.query(`UPDATE "TBL_MSG" SET "NO_CHKD" = 'Y' WHERE "MSG_NO" = 3`);
  assert.deepEqual(await subjects(), ['A new machine', 'Invoice', 'Renewal'], 'or the link is not tried at all');
  await shop.client.query(`UPDATE "TBL_MSG" SET "NO_CHKD" = 'N' WHERE "MSG_NO" = 3`);
});

test('a customer number of somebody else beside the proven address is two persons, which a human decides', async () => {
  const { persons, questions } = await planOf(ask({ email: ['peg.lowe@mail.example'], customer: ['MAIN-0001001'] }));
  assert.deepEqual([persons, questions.map(({ code }) => code)], [2, ['two-persons']]);
});

test('one of two customer records can be chosen by its composite key of padded text and number', async () => {
  const row = '["EU  ","1006"]';
  const both = await planOf(email('dora.quist@mail.example'));
  const one = await planOf(ask({ email: ['dora.quist@mail.example'] }, { table: 'TBL_CUST', row }));
  assert.deepEqual([both.persons, one.persons], [2, 1]);
  assert.deepEqual(
    (await rowsOf('TBL_CUST', ask({ email: ['dora.quist@mail.example'] }, { table: 'TBL_CUST', row })))[0]?.[2],
    'EU-0001006',
  );
});

test('people of one house see its address, which stays for the other, and only their own line of the phone list', async () => {
  const { tables } = await planOf(email('ida.ferro@home.example'));
  const address = tables.find(({ table }) => table === 'TBL_ADDR');
  assert.deepEqual([address?.found, address?.mentioned, address?.erased], [0, 1, 0]);
  assert.deepEqual(
    (await rowsOf('TBL_PHONE_LST', email('ida.ferro@home.example'))).map(([name]) => name?.trim()),
    ['Ida Ferro'],
  );
});

test('an unpaid invoice and its transaction outlive the customer, and are found once the record has gone', async () => {
  const other = await exampleAccount('licensepal');
  const kept = async () => {
    const asked = { ...email('otto.brandt@mail.example'), request: 'test', kind: 'delete' as const };
    const { tables } = await makePlan(other.client, other.checked, asked);
    return tables.flatMap((table) => table.kept.map(({ rows }) => [table.table, rows]));
  };
  const before = await kept();
  await other.client.query(`DELETE FROM "TBL_CUST" WHERE "SHOP_CD" = 'EU' AND "CUST_NO" = 1001`);
  const after = await kept();
  await other.client.end();
  assert.deepEqual(before, [
    ['TBL_TRANS', 1],
    ['TBL_INV', 1],
  ]);
  assert.deepEqual(after, before);
});

test('pages and surveys are younger than the age at which they are discarded', async () => {
  assert.equal(await countRows(shop, `"PageLog" WHERE "ViewedAt" < now() - interval '90 days'`), 0);
  assert.equal(await countRows(shop, `"Surveys" WHERE "AnsweredOn" < now() - interval '180 days'`), 0);
});

test('dates, amounts of money and padded text are corrected, and a list that is keyed by a name goes with it', async () => {
  const other = await guarded(await exampleAccount('licensepal'));
  const ruth = email('ruth.hale@mail.example');
  const changes = [
    { field: 'TBL_CUST.NAME', was: '', value: 'Ruth Hale-Vance' },
    { field: 'TBL_PHONE_LST.PERS_NM', was: '', value: 'Ruth Hale-Vance' },
    { field: 'TBL_ADDR.STATE', was: '', value: 'OR' },
    { field: 'TBL_FIN.CRED_LIM', was: '', value: '1500' },
    { field: 'TBL_TRANS.AMT', was: '$249.95', value: '239.95' },
    { field: 'TBL_TRANS.TRANS_DT', was: '2006-03-02', value: '2006-03-03' },
  ];
  const corrections = await proposeCorrections(other.worker, other.checked, { ...ruth, changes });
  const run = newRun();
  const plan = await makePlan(other.worker, other.checked, {
    ...ruth,
    request: run.request,
    kind: 'correct',
    corrections,
  });
  const done = await correct(other.worker, other.checked, { ...run, ...ruth, plan, now: at });
  const { rows } =
    await other.client.query(`SELECT "NAME", "STATE", "CRED_LIM", array_agg("AMT" ORDER BY "TRANS_NO")::text AS amounts,
    max("TRANS_DT")::text AS last FROM "TBL_CUST" JOIN "TBL_ADDR" USING ("ADDR_NO") JOIN "TBL_FIN" USING ("SHOP_CD", "CUST_NO")
    JOIN "TBL_TRANS" USING ("SHOP_CD", "CUST_NO") WHERE "SHOP_CD" = 'MAIN' AND "CUST_NO" = 1001 GROUP BY 1, 2, 3`);
  const listed = await readRows(other.worker, other.checked, { ...ruth, table: 'TBL_PHONE_LST' });
  await Promise.all([other.client.end(), other.worker.end()]);
  assert.equal(done.done, true);
  assert.deepEqual(rows, [
    { NAME: 'Ruth Hale-Vance', STATE: 'OR', CRED_LIM: '$1,500.00', amounts: '{$239.95,$425.00}', last: '2006-03-03' },
  ]);
  assert.equal(listed.found, 1, 'a list that is keyed by the name is still found');
});

test('a name without its number, or with another, takes nobody off', async () => {
  const other = await guarded(await exampleAccount('licensepal'));
  for (const identities of [{ name: 'Ida Ferro' }, { name: 'Ida Ferro', phone: '+1 555 0201001' }]) {
    await optOut(other.worker, other.checked, { ...newRun(), optOuts: ['phone'], identities, now: at });
  }
  const off = await countRows(other, `"TBL_PHONE_LST" WHERE "OFF_DT" IS NOT NULL`);
  await Promise.all([other.client.end(), other.worker.end()]);
  assert.equal(off, 0);
});
