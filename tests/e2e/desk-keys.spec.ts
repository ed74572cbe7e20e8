import { expect } from '@playwright/test';
import { fileAs } from '#tests/desk';
import { untilThere } from './desk-side.ts';
import { inPortal } from './in-portal.ts';
import { lookAt } from './look.ts';
import { origin } from './portal.ts';
import { asStaff, somebody } from './staff.ts';
import { test } from './test.ts';

inPortal();

test.setTimeout(120_000);

test('Q6: a request is found, opened, and an act on it begun by keys alone', async ({ browser }) => {
  const id = await fileAs(await somebody(71), 'access', new Date());
  const page = await asStaff(browser, 'reviewer');
  await page.goto(`${origin()}/desk/requests/${id}`);
  await untilThere(page, page.getByText('Refuse…'));
  await page.goto(`${origin()}/desk?q=is:open`);
  await page.getByRole('button', { name: 'Keys' }).waitFor();
  const rows = page.getByRole('rowheader').getByRole('link');
  await page.keyboard.press('j');
  await expect(rows.first()).toBeFocused();
  await page.keyboard.press('k');
  await expect(rows.first()).toBeFocused();
  if ((await rows.count()) > 1) {
    await page.keyboard.press('j');
    await expect(rows.nth(1)).toBeFocused();
  }
  await page.keyboard.press('/');
  await expect(page.locator('#search')).toBeFocused();
  // Letters in a field are letters.
  const before = await page.locator('#search').inputValue();
  await page.keyboard.press('End');
  await page.keyboard.press('j');
  await expect(page.locator('#search')).toHaveValue(`${before}j`);

  await page.goto(`${origin()}/desk/requests/${id}`);
  await page.getByRole('button', { name: 'Keys' }).waitFor();
  await page.keyboard.press('a');
  await expect(page.locator('#assign-staffId')).toBeFocused();
  await lookAt(page);
});

test('Q6: the palette goes anywhere, does what the page offers, and searches for the rest', async ({ browser }) => {
  const page = await asStaff(browser, 'reviewer');
  await page.goto(`${origin()}/desk`);
  await page.getByRole('button', { name: 'Keys' }).waitFor();
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: 'Go to, or do' });
  await expect(field).toBeFocused();
  await lookAt(page);
  await field.fill('x'.repeat(300));
  const lines = page.locator('#palette-lines');
  await expect(lines.getByRole('option')).toHaveCount(1);
  expect(await lines.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
  await page.keyboard.press('Escape');
  await expect(field).toBeHidden();

  await page.keyboard.press('Control+k');
  await field.fill('others');
  await expect(page.locator('#palette-lines').getByRole('option', { selected: true })).toHaveText('Go to Others told');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/desk/others');
  // The new page's keys, and not the last one's.
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Others told');
  await page.getByRole('button', { name: 'Keys' }).waitFor();

  await page.keyboard.press('Control+k');
  await field.fill('kind:delete');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/desk?q=kind%3Adelete');

  await page.goto(`${origin()}/desk/others`);
  await page.getByRole('button', { name: 'Keys' }).waitFor();
  await page.keyboard.press('Control+k');
  await field.fill('nobody.here@mail.example');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/desk\?q=person%3A[0-9a-f]{64}$/);
});

test('Q6: the keys of a page are listed, and single letters can be switched off for good', async ({ browser }) => {
  const page = await asStaff(browser, 'reviewer');
  await page.goto(`${origin()}/desk?q=is:open`);
  await page.getByRole('button', { name: 'Keys' }).waitFor();
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keys on this page' });
  await expect(dialog.getByText('Next row')).toBeVisible();
  await expect(dialog.getByText('A search takes words for days')).toContainText('last-week');
  await lookAt(page);
  await expect(dialog.getByText('Select the row')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.goto(`${origin()}/desk/requests/${await fileAs(await somebody(72), 'access', new Date())}`);
  await page.getByRole('button', { name: 'Keys' }).waitFor();
  await page.keyboard.press('?');
  await expect(dialog.getByText('Go anywhere, do anything')).toBeVisible();
  for (const words of ['Search', 'Next row', 'Row before', 'Open the row', 'Select the row']) {
    await expect(dialog.getByText(words, { exact: true })).toHaveCount(0);
  }
  await page.keyboard.press('Escape');
  await page.goto(`${origin()}/desk?q=is:open`);
  await page.getByRole('button', { name: 'Keys' }).waitFor();
  await page.keyboard.press('?');
  await dialog.getByLabel('Single letters are commands').uncheck();
  await expect(dialog.getByText('Next row')).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await page.reload();
  await page.getByRole('button', { name: 'Keys' }).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('?');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('rowheader').getByRole('link').first()).not.toBeFocused();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Go to, or do' })).toBeFocused();
});
