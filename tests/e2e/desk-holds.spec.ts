import { expect, type Page } from '@playwright/test';
import { fileAs } from '#tests/desk';
import { untilThere } from './desk-side.ts';
import { inPortal } from './in-portal.ts';
import { lookAt } from './look.ts';
import { origin } from './portal.ts';
import { asStaff, somebody } from './staff.ts';
import { test } from './test.ts';

inPortal();
test.setTimeout(240_000);

test('US-6: a hold is laid without scripts, stands on the plan as a question, and is lifted', async ({ browser }) => {
  const email = await somebody(31);
  const id = await fileAs(email, 'delete', new Date());
  const approver = await asStaff(browser, 'approver');
  await approver.goto(`${origin()}/desk/requests/${id}`);
  await untilThere(approver, approver.getByText('will be deleted').first());

  const storageState = await approver.context().storageState();
  const page = await (await browser.newContext({ storageState, javaScriptEnabled: false })).newPage();
  await page.goto(`${origin()}/desk/holds`);
  const laying = page.locator('#new');
  await laying.getByLabel('Email address').fill(email);
  await laying.getByLabel('Your account', { exact: true }).check();
  await laying.getByLabel('Reason').fill('A court asked for it');
  await laying.getByLabel('Law or order').fill('Order 12-345');
  await laying.getByLabel('Look again on').fill('2001-01-31');
  await laying.getByRole('button', { name: 'Add the hold' }).click();
  await expect(laying.getByText('This day is over')).toBeVisible();
  await expect(laying.getByLabel('Email address')).toHaveValue(email);
  await expect(laying.getByLabel('Your account', { exact: true })).toBeChecked();
  await laying.getByLabel('Look again on').fill('2036-01-31');
  await laying.getByRole('button', { name: 'Add the hold' }).click();
  await expect(page.getByRole('heading', { name: 'A court asked for it' })).toBeVisible();
  expect(await page.content()).not.toContain(email);

  await approver.goto(`${origin()}/desk/holds`);
  await lookAt(approver);
  await untilThereAt(approver, `/desk/requests/${id}`, 'Held for a legal reason');
  await approver.goto(`${origin()}/desk/holds`);
  const hold = approver.locator('section[id^=hold-]', { hasText: 'A court asked for it' }).first();
  await hold.getByLabel('Why do you need to see it?').selectOption('complaint');
  await hold.getByRole('button', { name: 'Show it' }).click();
  await expect(hold.getByText(email)).toBeVisible();
  await hold.locator('summary', { hasText: 'Lift this hold…' }).click();
  await hold.getByLabel('Reason').fill('The case is closed');
  await hold.getByRole('button', { name: 'Lift the hold' }).click();
  await expect(hold.getByText('lifted').first()).toBeVisible();
});

test('US-6: a list is read, its bad lines are taken out, the good ones held without scripts, and again changes nothing', async ({
  browser,
}) => {
  const email = await somebody(33);
  const approver = await asStaff(browser, 'approver');
  const storageState = await approver.context().storageState();
  const page = await (await browser.newContext({ storageState, javaScriptEnabled: false })).newPage();
  const lines = `email,matter,until,phone,why\n${email}\nnobody,=1+1,31/01/2036\n${email}\nnext@example.test,Order 9,,,Owes us\n"open`;
  await page.goto(`${origin()}/desk/holds`);
  const bringing = page.locator('#list');
  await bringing
    .getByLabel('Or a file')
    .setInputFiles({ name: 'l.csv', mimeType: 'text/csv', buffer: Buffer.from(lines) });
  await bringing.getByLabel('Law or order').fill('Order 77');
  await bringing.getByRole('button', { name: 'Check the list' }).click();
  await expect(bringing.getByText('Give a reason')).toBeVisible();
  await expect(bringing.getByText('Enter a day of the calendar')).toBeVisible();
  await expect(bringing.getByLabel('Addresses, one a line')).toHaveValue(lines);
  await expect(bringing.getByLabel('Law or order')).toHaveValue('Order 77');
  await bringing.getByLabel('Reason').fill('Two people of a fraud');
  await bringing.getByLabel('Look again on').fill('2036-01-31');
  await bringing.getByRole('button', { name: 'Check the list' }).click();
  await expect(page.getByText('2 holds can be laid')).toBeVisible();
  await expect(page.getByText('line 4 as line 2')).toBeVisible();
  await expect(page.getByText('“phone”')).toBeVisible();
  await expect(page.locator('#own').getByText('Order 9')).toBeVisible();
  await expect(page.locator('#own').getByText('Owes us')).toBeVisible();
  await expect(page.locator('#own').getByText('The person reads')).toBeVisible();
  const report = page.url();
  await approver.goto(report);
  await lookAt(approver);
  const bad = await approver.request.get(`${report}/bad.csv`);
  expect(bad.headers()['content-disposition']).toContain('not-held.csv');
  expect(await bad.text()).toMatch(/^3,nobody,,'=1\+1,31\/01\/2036,"?Enter an address.*Look again on: Enter a day/m);
  const other = await asStaff(browser, 'admin');
  expect((await other.goto(report))?.status()).toBe(404);
  expect((await other.request.get(`${report}/bad.csv`)).status()).toBe(404);

  await page.getByRole('button', { name: 'Lay 2 holds' }).click();
  await expect(page.getByText('2 holds laid')).toBeVisible();
  await approver.goto(report);
  await lookAt(approver);
  await page.goto(`${origin()}/desk/holds`);
  expect(await page.content()).not.toContain(email);
  await bringing.getByLabel('Addresses, one a line').fill(`${email}\n`);
  await bringing.getByLabel('Reason').fill('Two people of a fraud');
  await bringing.getByLabel('Law or order').fill('order  77');
  await bringing.getByLabel('Look again on').fill('2036-01-31');
  await bringing.getByRole('button', { name: 'Check the list' }).click();
  await expect(page.getByText('Nothing would change.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Lay/ })).toHaveCount(0);

  await approver.goto(`${origin()}/desk/holds`);
  await lookAt(approver);
  const list = approver.locator('section[id^=list-]', { hasText: 'Two people of a fraud' });
  await list.getByLabel('Why do you need to see it?').selectOption('complaint');
  await list.getByRole('button', { name: 'Show it' }).click();
  await expect(list.getByText(email)).toBeVisible();
  await lookAt(approver);
  await list.locator('summary', { hasText: 'Let one person go…' }).click();
  await list.locator('[id^=lift-one-][id$=email]').fill('else@example.test');
  await list.locator('[id^=lift-one-][id$=reason]').fill('Not of this case');
  await list.getByRole('button', { name: 'Let this person go' }).click();
  await expect(list.getByText('Nobody of this address is held by this list')).toBeVisible();
  await expect(list.locator('[id^=lift-one-][id$=reason]')).toHaveValue('Not of this case');
  await list.locator('[id^=lift-one-][id$=email]').fill('next@example.test');
  await list.getByRole('button', { name: 'Let this person go' }).click();
  await expect(list.getByText('1 hold in force, 1 lifted')).toBeVisible();
  await list.locator('summary', { hasText: 'Lift the whole list…' }).click();
  await lookAt(approver);
  await list.locator('[id^=lift-all-][id$=reason]').fill('The case is closed');
  await list.getByRole('button', { name: 'Lift 1 hold' }).click();
  await expect(list.getByText('0 holds in force, 2 lifted')).toBeVisible();
});

test('a list that is too long, or no text, is told on its form, and comes back', async ({ browser }) => {
  const admin = await asStaff(browser, 'admin');
  const storageState = await admin.context().storageState();
  const page = await (await browser.newContext({ storageState, javaScriptEnabled: false })).newPage();
  await page.goto(`${origin()}/desk/holds`);
  const bringing = page.locator('#list');
  const check = () => bringing.getByRole('button', { name: 'Check the list' }).click();
  const choose = (name: string, text: string | Buffer) =>
    bringing.getByLabel('Or a file').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  const long = `${'x'.repeat(80)}@long.example.test\n`.repeat(10_001);
  await choose('long.csv', long);
  // Sent again from the field, in which it stands since the first time.
  for (const _ of [1, 2]) {
    await check();
    await expect(bringing.getByText('more than 10,000 lines')).toBeVisible();
    expect(await bringing.getByLabel('Addresses, one a line').inputValue()).toBe(long);
  }
  await page.goto(`${origin()}/desk/holds`);
  await choose('large.csv', 'x'.repeat(1_300_000));
  await check();
  await expect(bringing.getByText('larger than one megabyte')).toBeVisible();
  await choose('list.xlsx', Buffer.from([0x50, 0x4b, 3, 4, 0, 0]));
  await check();
  await expect(bringing.getByText('This file is not text')).toBeVisible();
});

async function untilThereAt(page: Page, path: string, words: string): Promise<void> {
  await page.goto(origin() + path);
  await untilThere(page, page.getByText(words).first());
}

test('US-6: a disclosure is noted, shows nobody’s name, and opens for a reason', async ({ browser }) => {
  const email = await somebody(32);
  const page = await asStaff(browser, 'approver');
  await page.goto(`${origin()}/desk/disclosures`);
  const noting = page.locator('#new');
  await noting.getByRole('button', { name: 'Note it' }).click();
  await expect(noting.getByText('Enter at least one thing by which the person can be found')).toBeVisible();
  await lookAt(page);
  await noting.getByLabel('Email address').fill(email);
  await noting.getByLabel('Disclosed to').fill('Glendale police');
  await noting.getByLabel('Under which order').fill('Subpoena 12-345');
  await noting.getByLabel('What you bought').check();
  await noting.getByLabel('On which day').fill('2026-05-20');
  await noting.getByLabel('Sealed until').fill('2036-01-31');
  await noting.getByRole('button', { name: 'Note it' }).click();
  const line = page.locator('section[id^=disclosure-]', { hasText: '31 Jan 2036' }).first();
  await expect(line.getByText('What you bought')).toBeVisible();
  expect(await page.content()).not.toContain(email);
  await lookAt(page);
  await line.getByLabel('Why do you need to see it?').selectOption('complaint');
  await line.getByRole('button', { name: 'Show it' }).click();
  await expect(line.getByText('Glendale police')).toBeVisible();
  const reviewer = await asStaff(browser, 'reviewer');
  expect((await reviewer.goto(`${origin()}/desk/disclosures`))?.status()).toBe(403);
});
