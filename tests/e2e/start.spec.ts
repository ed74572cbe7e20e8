import { expect, test } from '@playwright/test';
import { readEnv } from '#env';
import { lookAt } from './look.ts';
import { origin } from './portal.ts';

test('the start page opens in a browser and names the organisation', async ({ page }) => {
  await page.goto(origin());
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('ClickAndChat').first()).toBeVisible();
});

test('the inbox page has no serious accessibility findings', async ({ page }) => {
  await page.goto(`http://127.0.0.1:${readEnv('HABEAS_INBOX_PORT').HABEAS_INBOX_PORT}/`);
  await expect(page.getByRole('heading', { name: /All letters/ })).toBeVisible();
  await lookAt(page);
});
