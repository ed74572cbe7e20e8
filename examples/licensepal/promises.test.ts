/** What LicensePal promised, carried out on its database. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { correct } from '#datamap/correct';
import { expire } from '#datamap/expire';
import { find, readRows } from '#datamap/find';
import { optOut } from '#datamap/opt-out';
import { makePlan } from '#datamap/plan';
import { proposeCorrections } from '#datamap/propose';
import { countRows, exampleAccount, type Guarded, guarded, newRun } from '#tests/checked-map';

const at = new Date('2026-11-20T12:00:00Z');
const ruth = { identities: { email: ['ruth.hale@mail.example'] }, at };
const hers = `"SHOP_CD" = 'MAIN' AND "CUST_NO" = 1001`;

let shop: Guarded;
before(async () => {
  shop = await guarded(await exampleAccount('licensepal'));
});
after(() => Promise.all([shop.client.end(), shop.worker.end()]));

async function shownIn(category: string): Promise<Record<string, (string | null)[]>[]> {
  const findings = await find(shop.worker, shop.checked, ruth);
  return findings.flatMap(({ columns, rows }) => {
    const shown = columns.map((column, at) => ({ ...column, at })).filter((column) => column.category === category);
    return shown.length === 0
      ? []
      : [Object.fromEntries(shown.map(({ label, at }) => [label, rows.map(({ values }) => values[at] ?? null)]))];
  });
}

const optedOut = (key: string) =>
  optOut(shop.worker, shop.checked, {
    ...newRun(),
    optOuts: [key],
    identities: { email: 'ruth.hale@mail.example' },
    now: at,
  });
const allowed = async () =>
  (
    await shop.client.query(
      `SELECT trim("CHAN") || ' ' || "FOR_CD" AS use FROM "TBL_USE" WHERE ${hers} AND "ALLOWED" = 'Y' ORDER BY 1`,
    )
  ).rows.map(({ use }) => use);

test('LP-1: numbers and names are shown, and of a password that it is held', async () => {
  const shown = Object.assign({}, ...(await shownIn('identifiers')));
  assert.deepEqual(shown['Customer number'], ['1001']);
  assert.deepEqual(shown['Licence key'], ['RUTH0-00000-00000-00000-00001']);
  assert.deepEqual([shown.Password, shown['Forum password']], [[null], [null]]);
});

test('LP-2: each transaction shows its date, its kind in words, and its amounts', async () => {
  const [transactions] = (await shownIn('transactions')).filter((table) => 'Kind' in table);
  assert.deepEqual(
    [transactions?.Date, transactions?.Kind, transactions?.Total],
    [
      ['2005-03-02', '2006-03-02'],
      ['Purchase', 'Renewal'],
      ['$270.57', '$460.06'],
    ],
  );
});

test('LP-3: messages are shown with our answers, and without the staff’s notes', async () => {
  const shown = Object.assign({}, ...(await shownIn('communications')));
  assert.equal(shown.Message?.length, 2);
  assert.deepEqual(shown.Answer, ['Yes: deactivate it on the old one first.']);
});

test('LP-4: contact, financial and transaction details are corrected, dates, amounts of money and padded text too', async () => {
  const changes = [
    { field: 'TBL_CUST.NAME', was: '', value: 'Ruth Hale-Vance' },
    { field: 'TBL_PHONE_LST.PERS_NM', was: '', value: 'Ruth Hale-Vance' },
    { field: 'TBL_ADDR.STATE', was: '', value: 'OR' },
    { field: 'TBL_FIN.CRED_LIM', was: '', value: '1500' },
    { field: 'TBL_TRANS.AMT', was: '$249.95', value: '239.95' },
    { field: 'TBL_TRANS.TRANS_DT', was: '2006-03-02', value: '2006-03-03' },
  ];
  const corrections = await proposeCorrections(shop.worker, shop.checked, { ...ruth, changes });
  const run = newRun();
  const plan = await makePlan(shop.worker, shop.checked, {
    ...ruth,
    request: run.request,
    kind: 'correct',
    corrections,
  });
  const done = await correct(shop.worker, shop.checked, { ...run, ...ruth, plan, now: at });
  assert.equal(done.done, true);
  const { rows } =
    await shop.client.query(`SELECT "NAME", "STATE", "CRED_LIM", array_agg("AMT" ORDER BY "TRANS_NO")::text AS amounts,
    max("TRANS_DT")::text AS last FROM "TBL_CUST" JOIN "TBL_ADDR" USING ("ADDR_NO") JOIN "TBL_FIN" USING ("SHOP_CD", "CUST_NO")
    JOIN "TBL_TRANS" USING ("SHOP_CD", "CUST_NO") WHERE ${hers} GROUP BY 1, 2, 3`);
  assert.deepEqual(rows, [
    { NAME: 'Ruth Hale-Vance', STATE: 'OR', CRED_LIM: '$1,500.00', amounts: '{$239.95,$425.00}', last: '2006-03-03' },
  ]);
  const listed = await readRows(shop.worker, shop.checked, { ...ruth, table: 'TBL_PHONE_LST' });
  assert.equal(listed.found, 1, 'a list that is keyed by the name is still found');
});

test('LP-8: a new use is refused, and what was allowed before goes on', async () => {
  await optedOut('newUses');
  assert.deepEqual(await allowed(), ['email NEWS', 'email ORDR', 'phone NEWS', 'phone ORDR', 'post NEWS', 'post ORDR']);
});

test('LP-5: an address comes off the e-mail list, and stays off', async () => {
  await optedOut('email');
  const off = `lower("EMAIL") = 'ruth.hale@mail.example'`;
  assert.equal(await countRows(shop, `"TBL_EMAIL_LST" WHERE ${off} AND "ON_LST" = 'N'`), 1);
  assert.equal(await countRows(shop, `"TBL_STOP_EMAIL" WHERE ${off}`), 1);
  assert.equal(await countRows(shop, `"TBL_EMAIL_LST" WHERE "ON_LST" = 'N'`), 1, 'nobody else comes off');
});

test('LP-7: what an address or number was given for goes on, and nothing else', async () => {
  await optedOut('post');
  assert.deepEqual(await allowed(), ['email ORDR', 'phone NEWS', 'phone ORDR', 'post ORDR']);
  await optedOut('firstUseOnly');
  assert.deepEqual(await allowed(), ['email ORDR', 'phone ORDR', 'post ORDR']);
});

test('LP-9: pages and answers past their date are discarded, and no others', async () => {
  const now = new Date();
  await shop.client.query(`
    INSERT INTO "PageLog" VALUES ('00000000000000000000000000000001', 9, '/old', now() - interval '91 days');
    INSERT INTO "Surveys" VALUES ('OLD-05', 'MAIN', 1001, 1, 'Good', current_date - 181)`);
  const before = [await countRows(shop, '"PageLog"'), await countRows(shop, '"Surveys"')];
  const { sign } = newRun();
  for (const table of ['PageLog', 'Surveys']) await expire(shop.worker, shop.checked, { table, sign, holds: [], now });
  const after = [await countRows(shop, '"PageLog"'), await countRows(shop, '"Surveys"')];
  assert.deepEqual(
    after,
    before.map((rows) => rows - 1),
  );
  assert.equal(await countRows(shop, `"PageLog" WHERE "Path" = '/old'`), 0);
});
