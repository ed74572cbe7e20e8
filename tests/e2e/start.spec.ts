import { expect } from '@playwright/test';
import { readEnv } from '#env';
import { lookAt } from './look.ts';
import { origin } from './portal.ts';
import { test } from './test.ts';

test('the start page opens in a browser and names the organisation', async ({ page }) => {
  await page.goto(origin());
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('ClickAndChat').first()).toBeVisible();
});

test('search engines find what is open to everybody, and neither the desk nor what a letter’s link opens', async ({
  request,
}) => {
  const hidden = async (path: string) =>
    /<meta name="robots"[^>]*noindex/.test(await (await request.get(origin() + path)).text());
  for (const path of ['/', '/promises', '/help/agents', '/request/kind', '/request/opt-out'])
    expect([path, await hidden(path)]).toEqual([path, false]);
  for (const path of ['/desk/sign-in', '/desk', '/prove/link', '/pause', '/prevent', '/opt-out/mailing', '/nowhere'])
    expect([path, await hidden(path)]).toEqual([path, true]);
  const start = await (await request.get(origin())).text();
  expect(start).toMatch(/<meta name="description" content="ClickAndChat holds data/);
});

test('the inbox page has no serious accessibility findings', async ({ page }) => {
  await page.goto(`http://127.0.0.1:${readEnv('HABEAS_INBOX_PORT').HABEAS_INBOX_PORT}/`);
  await expect(page.getByRole('heading', { name: /All letters/ })).toBeVisible();
  await lookAt(page);
});
