import { expect, type Page, test } from '@playwright/test';
import { connect, disconnect } from '#db/client';
import { readEnv } from '#env';
import { fileAs } from '#tests/desk';
import { untilThere } from './desk-side.ts';
import { lookAt } from './look.ts';
import { origin } from './portal.ts';
import { asStaff, somebody } from './staff.ts';

test.beforeAll(() => {
  connect(readEnv('DATABASE_URL').DATABASE_URL, 'habeas_worker', 2);
});
test.afterAll(disconnect);
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
