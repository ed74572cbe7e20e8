import { expect, type Page } from '@playwright/test';
import { readEnv } from '#env';
import { lookAt } from './look.ts';
import { origin } from './portal.ts';
import { test } from './test.ts';

test('the start page opens in a browser and names the organisation', async ({ page }) => {
  await page.goto(origin());
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('ClickAndChat').first()).toBeVisible();
});

/** The words of the page's main part, with each run of spaces as one. */
const mainText = async (page: Page): Promise<string> =>
  (await page.getByRole('main').innerText()).replaceAll(/\s+/g, ' ');

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('V10: it says without signing in what one can ask for, what that costs, how long it takes, and the other ways', async ({
    page,
  }) => {
    await page.goto(origin());
    expect(page.url()).toBe(`${origin()}/`);
    const said = await mainText(page);
    for (const words of [
      'Get a copy of your data',
      'Correct what is wrong',
      'Delete your data',
      'Opt out of',
      'It costs nothing',
      'You need no account',
      'About 5 minutes to ask',
      'An answer within 45 days',
      'You can also ask by email, by phone or by post.',
      '+1 555 0100',
      '1 Example Street',
    ])
      expect(said).toContain(words);
    await expect(page.getByRole('main').locator('a[href^="mailto:"]')).toHaveCount(1);
    await lookAt(page);
    await page.getByRole('link', { name: 'Start now' }).click();
    await expect(page).toHaveURL(`${origin()}/request/kind`);
    await expect(page.getByRole('radio').first()).toBeVisible();
  });

  test('V11: where the organisation has a faster way, the start page leads to it', async ({ page }) => {
    await page.goto(origin());
    const way = page.getByRole('main').getByRole('link', { name: 'Change your name, phone or address' });
    await expect(way).toHaveAttribute('href', 'https://clickandchat.example/settings');
    await expect(page.getByRole('heading', { name: 'A faster way' })).toBeVisible();
  });

  test('V12: who has asked already begins there, too, and is asked for nothing but their mailbox', async ({ page }) => {
    await page.goto(origin());
    await page.getByRole('link', { name: 'Check, continue or cancel a request' }).click();
    await expect(page).toHaveURL(`${origin()}/prove?next=%2Frequests`);
    await expect(page.getByRole('main').getByRole('textbox')).toHaveCount(1);
  });

  test('V13: agents and parents have a page of their own that says what to send, where and what never', async ({
    page,
  }) => {
    await page.goto(origin());
    await page.getByRole('main').getByRole('link', { name: 'How agents and parents ask' }).click();
    const said = await mainText(page);
    for (const words of [
      'signed permission',
      'power of attorney',
      'shows that you are the parent or guardian',
      'they need not confirm anything',
      '+1 555 0100',
      '1 Example Street',
      'no copies of identity cards',
    ])
      expect(said).toContain(words);
    await page.getByRole('link', { name: 'Opt somebody out' }).click();
    await expect(page).toHaveURL(`${origin()}/request/opt-out`);
  });
});

test('V1, V3, V5, V7: no page of asking requires, disables, stars or chooses anything, and each has a title of its own', async ({
  page,
}) => {
  const titles: string[] = [];
  for (const name of ['kind', 'access', 'correct', 'correct/value?field=accounts.city', 'delete', 'opt-out', 'other']) {
    await page.goto(`${origin()}/request/${name}`);
    titles.push(await page.title());
    await expect(page.getByRole('heading', { level: 1 }), name).toHaveCount(1);
    await expect(page.locator('main form[novalidate]'), name).toHaveCount(1);
    for (const none of ['[required]', '[aria-required]', ':disabled', 'input:checked', 'option[selected]'])
      await expect(page.locator('main').locator(none), `${none} on ${name}`).toHaveCount(0);
    expect(await page.getByRole('main').innerText(), name).not.toContain('*');
  }
  expect(new Set(titles).size).toBe(titles.length);
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
