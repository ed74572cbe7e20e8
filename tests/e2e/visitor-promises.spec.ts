import { expect } from '@playwright/test';
import { lookAt } from './look.ts';
import { origin } from './portal.ts';
import { test } from './test.ts';

test('what is held and promised is one link from the start page, and can be read without scripts', async ({
  browser,
}) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto(origin());
  await page.getByRole('main').getByRole('link', { name: 'What we hold, why and for how long' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'What we hold and what we promise' })).toBeVisible();
  await expect(page.getByRole('rowheader', { name: /Cards and payments/ })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Delete your data' })).toHaveAttribute('href', '/request/delete');
});

for (const path of ['/promises', '/request/delete', '/request/correct']) {
  test(`${path} is looked at`, async ({ page }) => {
    await page.goto(origin() + path);
    await lookAt(page);
  });
}

test('V31: with the signal on, a page says that it was honoured', async ({ browser }) => {
  const page = await (await browser.newContext({ extraHTTPHeaders: { 'Sec-GPC': '1' } })).newPage();
  await page.goto(origin());
  await expect(page.getByText('Opt-out signal honoured')).toBeVisible();
  await lookAt(page);
});
