import { expect } from '@playwright/test';
import { lookAt } from './look.ts';
import { origin } from './portal.ts';
import { asStaff } from './staff.ts';
import { test } from './test.ts';

test.setTimeout(240_000);

const head = 'reference,kind,email,law,channel,received,extended,answered,outcome,ground,note';
const csv = (text: string | Buffer) => ({ name: 'past.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });

test('a table is read, its bad lines are taken out and mended, the good ones come in without scripts, and again changes nothing', async ({
  browser,
}) => {
  const run = Date.now().toString(36);
  const good = `OLD-${run}-1,copy,past@example.test,California,letter,2025-03-01,,2025-03-20,in whole,,Came with a form`;
  const bad = `OLD-${run}-2,copy,=1+1,Mars,letter,2025-03-01,,,denied,,`;
  const admin = await asStaff(browser, 'admin');
  const storageState = await admin.context().storageState();
  const page = await (await browser.newContext({ storageState, javaScriptEnabled: false })).newPage();
  await page.goto(`${origin()}/desk/settings`);
  await page.getByRole('link', { name: 'Bring past requests in' }).click();
  const bringing = page.locator('#bring');
  const check = () => bringing.getByRole('button', { name: 'Check the table' }).click();

  // What is no table of requests is told, and stands in the field again.
  await bringing.getByLabel('Or a file').setInputFiles(csv('a,b\n1,2'));
  await check();
  await expect(bringing.getByText('The first line has to name the columns')).toBeVisible();
  await expect(bringing.getByRole('textbox', { name: 'The table' })).toHaveValue('a,b\n1,2');
  await admin.goto(`${origin()}/desk/settings/import`);
  await lookAt(admin);

  await bringing.getByRole('textbox', { name: 'The table' }).fill('');
  await bringing.getByLabel('Or a file').setInputFiles(csv([`${head},phone`, good, bad, good].join('\n')));
  await check();
  await expect(page.getByText('1 request can be brought in')).toBeVisible();
  await expect(page.getByText('line 4 as line 2')).toBeVisible();
  await expect(page.getByText('“phone”')).toBeVisible();
  const row = page.getByRole('row', { name: 'Line 3' });
  await expect(row.getByText('Email: Enter an address')).toBeVisible();
  await expect(row.getByText('Law or region: Write one of: California')).toBeVisible();
  await expect(row.getByText('Answered: Only what was answered')).toBeVisible();
  const report = page.url();
  await admin.goto(report);
  await lookAt(admin);
  const taken = await admin.request.get(`${report}/bad.csv`);
  expect(taken.headers()['content-disposition']).toContain('not-brought-in.csv');
  const file = await taken.text();
  expect(file).toContain(`3,OLD-${run}-2,copy,'=1+1,Mars`);

  const bring = () => page.getByRole('button', { name: 'Bring in', exact: true }).click();
  await bring();
  await expect(page.getByText('Choose one of these')).toBeVisible();
  await page.getByLabel('Some lines are to be changed').selectOption('all');
  await bring();
  await expect(page.getByText('Nothing was brought in: there are lines to be changed first')).toBeVisible();
  await expect(page.getByLabel('Some lines are to be changed')).toHaveValue('all');
  await page.getByLabel('Some lines are to be changed').selectOption('good');
  await bring();
  await expect(page.getByText('1 request brought in')).toBeVisible();
  await admin.goto(report);
  await lookAt(admin);

  // The file of the bad lines, mended, and the good line again.
  const mended = file
    .replace("'=1+1,Mars", 'other@example.test,CCPA')
    .replace('2025-03-01,,,denied,', '2025-03-01,,2025-03-30,denied,fraud');
  await page.goto(`${origin()}/desk/settings/import`);
  await bringing.getByLabel('Or a file').setInputFiles(csv(mended));
  await check();
  await page.getByRole('button', { name: 'Bring in 1 request' }).click();
  await expect(page.getByText('1 request brought in')).toBeVisible();
  await page.goto(`${origin()}/desk/settings/import`);
  await bringing.getByRole('textbox', { name: 'The table' }).fill([head, good].join('\n'));
  await check();
  await expect(page.getByText('Nothing would change.')).toBeVisible();
  await expect(page.getByText('Here already', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Bring in/ })).toHaveCount(0);

  await page.goto(`${origin()}/desk?q=${encodeURIComponent(`is:closed old-${run}`)}`);
  await expect(page.getByRole('link', { name: `OLD-${run}-2`.toUpperCase() })).toBeVisible();
  await page.getByRole('link', { name: `OLD-${run}-1`.toUpperCase() }).click();
  await expect(page.getByText('Brought in: it was answered before this portal was there')).toBeVisible();
  await expect(page.locator('#facts').getByText('1 Mar 2025, letter')).toBeVisible();
  await expect(page.locator('#facts').getByText('20 Mar 2025')).toBeVisible();
  expect(await page.content()).not.toContain('past@example.test');
  await admin.goto(page.url());
  await lookAt(admin);
});

test('a hostile table is told line by line, whatever stands in it, and never an error', async ({ browser }) => {
  const run = Date.now().toString(36);
  const good = (n: string) =>
    `BAD-${run}-${n},access,bad@example.test,California,letter,2025-03-01,,2025-03-20,in whole`;
  const admin = await asStaff(browser, 'admin');
  const statuses: number[] = [];
  admin.on('response', (response) => statuses.push(response.status()));
  const bring = async (octets: string | Buffer, told: string) => {
    await admin.goto(`${origin()}/desk/settings/import`);
    await admin.getByLabel('Or a file').setInputFiles(csv(octets));
    await admin.getByRole('button', { name: 'Check the table' }).click();
    await expect(admin.getByText(told).first()).toBeVisible();
  };
  await bring(`${head}\n${'1\n'.repeat(10_001)}`, 'more than 10,000 lines');
  await bring(`${head}\n${'x'.repeat(1_000_001)}`, 'larger than one megabyte');
  await bring(Buffer.from(`${head},café`, 'latin1'), 'This file is not text');
  await bring(Buffer.from(`${head}\0`), 'This file is not text');
  await bring(','.repeat(900_000), 'This list is empty');
  await bring(`${','.repeat(900_000)}\n1`, 'The first line has to name the columns');
  await bring(Buffer.from(`\uFEFF${head}\n${good('1')}`, 'utf16le'), '1 request can be brought in');
  const lines = [
    good('2'),
    `BAD-${run}-2,delete,else@example.test,California,letter,2025-03-01,,2025-03-20,in whole`,
    good('3').replace('access', '=HYPERLINK("http://x.test")').replace('bad@', '@SUM(1)'),
    good('4').replace('BAD', 'x'.repeat(200_000)),
    `${good('5')},,${'long '.repeat(40_000)}`,
    good('6').replace('2025-03-01', '2999-12-31').replace('2025-03-20', '2999-12-31'),
    good('7').replace('2025-03-01', '2025-02-30').replace('2025-03-20', '03/20/2025'),
    good('8').replace('bad@example.test', '"bad@example.test, ""or"" ＝cmd|x"'),
    `<script>alert(1)</script>,\u202Etxt,${'🙃'.repeat(99)},,,,,,,,`,
    ',,,x',
    `"${good('9')}`,
  ];
  await bring([head, ...lines].join('\n'), '1 request can be brought in');
  for (let line = 3; line <= 12; line += 1)
    await expect(admin.getByRole('row', { name: `Line ${line} `, exact: false }).first()).toBeVisible();
  await expect(admin.getByText('Line 2 says something else under the same reference')).toBeVisible();
  await lookAt(admin);
  const file = await (await admin.request.get(`${admin.url()}/bad.csv`)).text();
  expect(file).not.toMatch(/(^|,)"?[=+@＝]/m);
  await bring(`${head}\n${'a,b,c\n'.repeat(10_000)}`, 'Nothing would change.');
  await expect(admin.getByText('the first 50 of 10,000 lines')).toBeVisible();
  expect(statuses.filter((status) => status >= 500)).toEqual([]);
});

test('to nobody but the admin who brought it is there a table, and to no other role its page', async ({ browser }) => {
  const admin = await asStaff(browser, 'admin');
  await admin.goto(`${origin()}/desk/settings/import`);
  await admin.getByLabel('Or a file').setInputFiles({ ...csv(Buffer.from([0xff, 0xfe, 0, 0, 1])), name: 'x.xlsx' });
  await admin.getByRole('button', { name: 'Check the table' }).click();
  await expect(admin.getByText('This file is not text')).toBeVisible();
  await admin.getByRole('textbox', { name: 'The table' }).fill(`${head}\n"`);
  await admin.getByRole('button', { name: 'Check the table' }).click();
  await expect(admin.getByText('A quotation mark is opened and never closed')).toBeVisible();
  const report = admin.url();
  for (const role of ['approver', 'auditor'] as const) {
    const other = await asStaff(browser, role);
    for (const path of ['/desk/settings/import', new URL(report).pathname])
      expect((await other.goto(origin() + path))?.status(), role).toBe(403);
    expect((await other.request.get(`${report}/bad.csv`)).status()).toBe(403);
  }
  expect((await admin.goto(report.replace(/[0-9a-f-]{36}$/, '00000000-0000-4000-8000-000000000000')))?.status()).toBe(
    404,
  );
});
