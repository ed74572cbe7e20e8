import { expect } from '@playwright/test';
import { lookAt } from './look.ts';
import { letter, origin } from './portal.ts';
import { codeFor, press, problem, someone, stranger, test, visit } from './visitor.ts';

const question = 'What is your email address?';

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with JavaScript' : 'without JavaScript';

  test.describe(how, () => {
    test.use({ javaScriptEnabled });

    test(`an address that is not plain is told what to change, and stays typed (${how})`, async ({ page }) => {
      for (const typed of ['', 'ann@', 'a@x.test,b@evil.test', '"a b"@x.test', 'victim＠corp.example']) {
        // Anew for each: what was said of the one before would be taken for what is said of this one.
        await visit(page, '/prove');
        await page.getByLabel(question).fill(typed);
        await press(page, 'Continue');
        await expect(problem(page)).toContainText(/Enter an email address/);
        await expect(page.getByLabel(question)).toHaveValue(typed);
      }
    });

    test(`V40: an address may be pasted and filled in by the browser, and of one that is too long nothing is cut (${how})`, async ({
      page,
    }) => {
      for (const [path, label] of [
        ['/prove', question],
        ['/request/opt-out', 'Your email address'],
      ] as const) {
        await visit(page, path);
        const field = page.getByLabel(label);
        await expect(field).toHaveAttribute('type', 'email');
        await expect(field).toHaveAttribute('autocomplete', 'email');
        await expect(field).toHaveAttribute('spellcheck', 'false');
        await expect(field).toHaveAccessibleDescription(/code|opt/i);
        const long = `${'a'.repeat(64)}@${'mail.'.repeat(40)}example`;
        await field.focus();
        await page.keyboard.insertText(long);
        await expect(field).toHaveValue(long);
        if (path === '/request/opt-out') await page.getByLabel('Special offers').check();
        await page.locator('main form button').last().click();
        await expect(problem(page)).toContainText(/Enter an email address/);
        await expect(field).toHaveValue(long);
      }
    });

    test(`V40: a likely slip is warned of and blocks nobody (${how})`, async ({ page }) => {
      await visit(page, '/prove');
      await page.getByLabel(question).fill(someone('slip').replace('mail.example', 'gmial.com'));
      await press(page, 'Continue');
      await expect(page.getByText(/Did you mean slip-\d+@gmail\.com\?/)).toBeVisible();
      await expect(page.getByLabel('Code', { exact: true })).toBeVisible();
      await page.getByRole('main').getByRole('link', { name: 'Use another address' }).first().click();
      await expect(page.getByLabel(question)).toBeVisible();
    });

    test(`a wrong code says so, keeps what was typed and offers a new one (${how})`, async ({ page, checked }) => {
      const email = someone('wrong');
      await visit(page, '/prove?next=/requests');
      await page.getByLabel(question).fill(email);
      await press(page, 'Continue');
      const field = page.getByLabel('Code', { exact: true });
      await field.fill('1234 5678');
      await press(page, 'Continue');
      await expect(problem(page)).toContainText('does not match');
      await expect(field).toHaveValue('1234 5678');
      await checked(page);
      const old = await codeFor(email, new Date(0));
      const before = new Date();
      await press(page, 'Send a new code');
      await expect(page.getByText('A new code is on its way')).toBeVisible();
      await checked(page);
      const fresh = await codeFor(email, before);
      await field.fill(old);
      await press(page, 'Continue');
      await expect(problem(page)).toBeVisible();
      await field.fill(fresh);
      await press(page, 'Continue');
      await expect(page.getByRole('heading', { name: 'Your requests' })).toBeVisible();
    });
  });
}

test('A8: the page after asking is the same for an address that is known and one that is not', async ({ browser }) => {
  const shown = [];
  for (const email of ['iris.vale@mail.example', someone('nobody'), 'reviewer@clickandchat.example']) {
    const page = await stranger(browser);
    await visit(page, '/prove');
    await page.getByLabel(question).fill(email);
    await press(page, 'Continue');
    await expect(page.getByRole('heading', { name: 'Check your email' })).toBeVisible();
    shown.push((await page.getByRole('main').innerText()).replaceAll(email, 'ADDRESS'));
  }
  expect(new Set(shown).size).toBe(1);
});

test('C1, C8, C9: a letter’s link changes nothing until the button is pressed, and leaves no token behind', async ({
  page,
  browser,
}) => {
  const email = someone('link');
  await visit(page, '/prove?next=/requests');
  await page.getByLabel(question).fill(email);
  await press(page, 'Continue');
  const { text } = await letter(email, /code/i);
  const link = /https?:\S+\/prove\/link#\S+/.exec(text)?.[0] ?? '';
  const token = new URL(link).hash.slice(1);

  const looking = await stranger(browser);
  const scanner = looking.context();
  await looking.goto(link);
  await looking.waitForLoadState('networkidle');
  expect((await scanner.cookies()).map(({ name }) => name)).not.toContain('__Host-habeas-session');
  await press(looking, 'Confirm my address');
  await expect(problem(looking)).toContainText('browser where you asked');

  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url(), request.headers().referer ?? ''));
  await page.goto(link);
  await expect(page).toHaveURL(`${origin()}/prove/link`);
  await lookAt(page);
  await press(page, 'Confirm my address');
  await expect(page.getByRole('heading', { name: 'Your requests' })).toBeVisible();
  expect(asked.filter((url) => url.startsWith('http') && new URL(url).origin !== origin())).toEqual([]);
  expect(asked.some((url) => url.replace(link, '').includes(token))).toBe(false);

  await page.goto(link);
  await press(page, 'Confirm my address');
  await expect(problem(page)).toContainText('This link is over');
  await expect(page.getByRole('button', { name: 'Confirm my address' })).toHaveCount(0);
  await lookAt(page);
  await page.getByRole('link', { name: 'Get a new code and link' }).click();
  await expect(page.getByLabel(question)).toBeVisible();
});

test('a notice’s link that leads nowhere says whom to turn to, and offers no button that would do nothing', async ({
  page,
}) => {
  await visit(page, '/pause#token');
  await press(page, 'Stop it for now');
  await expect(problem(page)).toContainText('This link leads nowhere any more');
  await expect(page.getByRole('button', { name: 'Stop it for now' })).toHaveCount(0);
  await expect(page.getByRole('paragraph').filter({ hasText: 'say that you got our notice' })).toBeVisible();
  await lookAt(page);
});

test.describe('a link where no script runs', () => {
  test.use({ javaScriptEnabled: false });
  test('leads to typing the code', async ({ page }) => {
    await visit(page, '/prove/link#token');
    await expect(page.getByRole('heading', { name: 'Confirm your email address' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Type the code' })).toBeVisible();
  });
});

test('C12: a proof of mailbox leads nowhere but into the portal', async ({ page }) => {
  for (const next of [
    'https://evil.test',
    '//evil.test',
    '/\\evil.test',
    'javascript:alert(1)',
    '/%0d%0aSet-Cookie:x=y',
  ]) {
    await visit(page, `/prove?next=${encodeURIComponent(next)}`);
    await expect(page.locator('input[name=next]')).toHaveValue('/requests');
  }
});
