import { expect } from '@playwright/test';
import { codeOf } from '#requests/totp';
import { lookAt } from './look.ts';
import { habeas, origin } from './portal.ts';
import { asStaff, proveMailbox } from './staff.ts';
import { test } from './test.ts';
import { prove, someone, stranger } from './visitor.ts';

test('C19: a proven mailbox alone opens nothing; a new colleague enrols a second factor and is in', async ({
  page,
}) => {
  habeas('staff', 'add', '--email', 'new.colleague@clickandchat.example', '--name', 'Newly Here', '--role', 'viewer');
  await proveMailbox(page, 'new.colleague@clickandchat.example');
  await expect(page).toHaveURL(/enrol$/);
  await lookAt(page);
  for (const path of ['/desk', '/desk/settings', '/desk/requests/00000000-0000-4000-8000-000000000000']) {
    const response = await page.goto(origin() + path);
    expect([response?.status(), path]).toEqual([403, path]);
    await expect(page.getByText('mfa_required')).toBeVisible();
  }
  await page.getByRole('link', { name: 'Give the second factor' }).click();
  await expect(page).toHaveURL(/enrol$/);
  const secret = ((await page.locator('code').textContent()) ?? '').replaceAll(' ', '');
  await page.getByLabel('Code').fill('000000');
  await page.getByRole('button').click();
  await expect(page.getByText('This is not the code of this moment')).toBeVisible();
  await page.getByLabel('Code').fill(codeOf(secret, new Date()));
  await page.getByRole('button').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Queue');
});

test('signing out ends the session on the server: the copied cookie opens nothing', async ({ page, browser }) => {
  habeas('staff', 'add', '--email', 'leaver@clickandchat.example', '--name', 'Leaver', '--role', 'viewer');
  await proveMailbox(page, 'leaver@clickandchat.example');
  const secret = ((await page.locator('code').textContent()) ?? '').replaceAll(' ', '');
  await page.getByLabel('Code').fill(codeOf(secret, new Date()));
  await page.getByRole('button').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Queue');
  const copied = await browser.newContext({ storageState: await page.context().storageState() });
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL('**/desk/sign-in');
  const response = await (await copied.newPage()).goto(`${origin()}/desk`);
  expect(response?.status()).toBe(401);
});

test('what is refused at the desk is said there, with or without JavaScript; a visitor is told of no desk', async ({
  browser,
}) => {
  const state = await (await asStaff(browser, 'viewer')).context().storageState();
  for (const javaScriptEnabled of [true, false]) {
    const page = await (await browser.newContext({ javaScriptEnabled, storageState: state })).newPage();
    expect((await page.goto(`${origin()}/desk/settings`))?.status()).toBe(403);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your role does not include this');
    await expect(page.getByText('This page is for admins;')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
    expect((await page.goto(`${origin()}/desk/requests/00000000-0000-4000-8000-000000000000`))?.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is nothing here');
    await lookAt(page);
    await page.getByRole('link', { name: 'Go to the queue' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Queue');
    expect((await page.goto(`${origin()}/no/such/page`))?.status()).toBe(404);
    await expect(page.getByRole('link', { name: 'Queue' })).toHaveCount(0);
  }
  const visitor = await stranger(browser);
  await visitor.goto(`${origin()}/prove`);
  await prove(visitor, someone('passer-by'));
  const told = async (path: string) => {
    expect((await visitor.goto(origin() + path))?.status()).toBe(404);
    return visitor.locator('body').innerText();
  };
  expect(await told('/desk/settings')).toBe(await told('/no/such/page'));
});

test('signs in, reads the queue and its filters without JavaScript', async ({ browser }) => {
  await asStaff(browser, 'viewer');
  const state = await (await asStaff(browser, 'viewer')).context().storageState();
  const page = await (await browser.newContext({ javaScriptEnabled: false, storageState: state })).newPage();
  await page.goto(`${origin()}/desk?q=is:open`);
  await page.getByLabel('Kind').selectOption('delete');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page).toHaveURL(/q=is%3Aopen\+kind%3Adelete/);
  const nobody = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  expect((await nobody.goto(`${origin()}/desk`))?.status()).toBe(401);
  await nobody.getByRole('link', { name: 'Sign in to the desk' }).click();
  await expect(nobody.getByLabel('Work email')).toBeVisible();
});

test('the sign-in pages and the refusals have no serious finding of axe', async ({ page, browser }) => {
  for (const path of ['/desk/sign-in', '/desk/sign-in/code', '/desk/sign-in/link', '/desk']) {
    await page.goto(origin() + path);
    await lookAt(page);
  }
  const viewer = await asStaff(browser, 'viewer');
  expect((await viewer.goto(`${origin()}/desk/settings`))?.status()).toBe(403);
  await lookAt(viewer);
});
