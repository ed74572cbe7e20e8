import { type Browser, expect, type Page } from '@playwright/test';
import { fileAs } from '#tests/desk';
import { inPortal } from './in-portal.ts';
import { lookAt } from './look.ts';
import { origin } from './portal.ts';
import { asStaff, somebody } from './staff.ts';
import { test } from './test.ts';

inPortal();
test.setTimeout(180_000);

/** @param number of whom: who asks again for a copy would be led to the one that is open */
async function fetched(
  browser: Browser,
  number: number,
  { scripts = true } = {},
): Promise<{ page: Page; id: string; email: string }> {
  const email = await somebody(number);
  const id = await fileAs(email, 'access', new Date());
  const signedIn = await asStaff(browser, 'reviewer');
  const storageState = await signedIn.context().storageState();
  const page = scripts
    ? signedIn
    : await (await browser.newContext({ storageState, javaScriptEnabled: false })).newPage();
  await expect(async () => {
    await page.goto(`${origin()}/desk/requests/${id}`);
    await expect(page.getByText('go into the copy').first()).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 30_000 });
  await page.getByLabel('Why do you need to see them?').selectOption('check-plan');
  await page.getByRole('button', { name: 'Fetch them' }).click();
  await expect(async () => {
    await page.goto(`${origin()}/desk/requests/${id}/findings`);
    await expect(page.getByText('This look has been recorded')).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 30_000 });
  return { page, id, email };
}

const leftOut = (page: Page) => page.getByRole('region', { name: 'Left out of the copy' });

test('Q23: a value, a row and a text are left out of a copy, seen as the person will see them, and told to who approves', async ({
  browser,
}) => {
  const { page, id, email } = await fetched(browser, 51);
  await page.getByRole('link', { name: 'Leave rows or values out' }).click();
  await page.getByRole('button', { name: 'Leave what is ticked out of the copy' }).click();
  await expect(page.getByText('Choose at least one row or value to leave out')).toBeVisible();
  const account = page.getByRole('region', { name: /^Your account/ });
  await account.getByRole('listitem').first().getByLabel(email).check();
  await page.locator('#table-mail_preferences').getByLabel('Whole row').first().check();
  await lookAt(page);
  await page.getByRole('button', { name: 'Leave what is ticked out of the copy' }).click();
  await expect(leftOut(page).getByText('2 redactions')).toBeVisible();
  await expect(account.getByText('left out')).toBeVisible();

  await leftOut(page).getByRole('link', { name: 'See what the person will see' }).click();
  await expect(account).not.toContainText(email);
  await leftOut(page).getByLabel('A name, a number').fill('ab');
  await leftOut(page).getByRole('button', { name: 'Leave it out' }).click();
  await expect(leftOut(page).getByText('Give a text of 3 to 200 characters')).toBeVisible();
  await expect(leftOut(page).getByLabel('A name, a number')).toHaveValue('ab');
  await leftOut(page).getByLabel('A name, a number').fill('people.test');
  await leftOut(page).getByRole('button', { name: 'Leave it out' }).click();
  await expect(leftOut(page).getByText(/“people\.test”, in \d+ places? of the rows fetched/)).toBeVisible();
  await lookAt(page);

  await page.goto(`${origin()}/desk/requests/${id}`);
  await expect(page.getByText('Left out of it: 1 row, 1 value, and 1 text (about somebody else)')).toBeVisible();
  await lookAt(page);
  const approver = await asStaff(browser, 'approver');
  await approver.goto(`${origin()}/desk/requests/${id}`);
  await page.goto(`${origin()}/desk/requests/${id}/findings`);
  await leftOut(page).getByRole('button', { name: 'Take back' }).last().click();
  await expect(leftOut(page).getByText('2 redactions')).toBeVisible();
  await approver.locator('summary', { hasText: 'Approve the copy' }).click();
  await approver.getByRole('button', { name: 'Approve the copy' }).click();
  await expect(approver.getByText('What goes into the copy has changed since you opened this page')).toBeVisible();
});

test('Q23: without scripts a value is left out, and let in again', async ({ browser }) => {
  const { page, email } = await fetched(browser, 52, { scripts: false });
  await page.getByRole('link', { name: 'Leave rows or values out' }).click();
  await page
    .getByRole('region', { name: /^Your account/ })
    .getByLabel(email)
    .first()
    .check();
  await page.getByRole('button', { name: 'Leave what is ticked out of the copy' }).click();
  await expect(leftOut(page).getByText('1 redaction')).toBeVisible();
  await leftOut(page).getByRole('button', { name: 'Take back' }).click();
  await expect(leftOut(page).getByText('nothing', { exact: true })).toBeVisible();
  await leftOut(page).getByLabel('Or whatever looks like it').selectOption('telephones');
  await leftOut(page).getByRole('button', { name: 'Leave it out' }).click();
  await expect(leftOut(page).getByText(/Every telephone number, in \d+ places? of the rows fetched/)).toBeVisible();
});

test('Q23: a value of one endless word leaves days and short words beside it in one piece', async ({ browser }) => {
  const { page } = await fetched(browser, 53);
  await page.setViewportSize({ width: 1280, height: 900 });
  const row = page.locator('#table-mail_preferences tbody tr').first();
  const heightOf = async (what: string) => (await row.locator(what).first().boundingBox())?.height ?? Number.NaN;
  const before = await heightOf('th bdi');
  // No person of the example has one.
  await row
    .locator('td bdi')
    .first()
    .evaluate((value) => {
      value.textContent = 'z'.repeat(600);
      value.setAttribute('style', 'overflow-wrap: anywhere');
    });
  expect(await heightOf('th bdi')).toBe(before);
  expect(await heightOf('time')).toBeLessThan(3 * before);
});
