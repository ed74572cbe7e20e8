/** Our script can come late, or not at all where scripts run: a network that drops it, a filter that holds it back. */
import { expect, type Page } from '@playwright/test';
import { origin } from './portal.ts';
import { begin, confirmation, press, problem, prove, someone, test, visit } from './visitor.ts';

/** Holds our script back until the returned function is called. */
async function holdScript(page: Page): Promise<() => void> {
  const held = Promise.withResolvers<void>();
  await page.route('**/_next/static/visitor/*.js', async (route) => {
    await held.promise;
    await route.continue();
  });
  return held.resolve;
}

async function asked(page: Page): Promise<string> {
  await begin(page, 'Get a copy of my data');
  await page.getByLabel('Everything held about me').check();
  await press(page, 'Continue');
  await prove(page, someone('late'));
  await press(page, 'Send your request for a copy of your data');
  return (await confirmation(page)).id;
}

test('where it does not come, a form is sent all the same, and a letter’s link says how else to go on', async ({
  page,
}) => {
  await page.route('**/_next/static/visitor/*.js', (route) => route.abort());
  await visit(page, '/request/kind');
  await press(page, 'Continue');
  await expect(problem(page)).toBeVisible();
  await visit(page, '/prove/link#token');
  await expect(page.getByRole('link', { name: 'Type the code' })).toBeVisible();
});

test('where it comes late, it takes the token of the link all the same', async ({ page }) => {
  const release = await holdScript(page);
  await page.goto(`${origin()}/pause#token`, { waitUntil: 'commit' });
  await expect(page.getByLabel(/link/i)).toBeVisible();
  release();
  await expect(page.getByLabel(/link/i)).toBeHidden();
  await expect(page.getByRole('button', { name: 'Stop it for now' })).toBeVisible();
});

test('a token is not lost by a language', async ({ page }) => {
  await visit(page, '/pause#token');
  await press(page, 'Deutsch');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page).toHaveURL(`${origin()}/pause`);
  await expect(page.locator('[data-token] input[name=token]')).toHaveValue('token');
  await expect(page.locator('[data-token] button')).toBeVisible();
});

const letter = { name: 'letter.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') };
const chooser = (page: Page) => page.locator('input[type=file]');
/** Chooses a file of eleven megabytes, which is made in the browser: to send it there takes a test half a minute. */
const chooseLarge = (page: Page) =>
  chooser(page).evaluate((field: HTMLInputElement) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(11 * 1024 * 1024)], 'large.pdf', { type: 'application/pdf' }));
    field.files = transfer.files;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  });
const chosen = (page: Page) => chooser(page).evaluate((field: HTMLInputElement) => field.files?.[0]?.name);

test('a chosen file is not lost by a language, and speaks the new one', async ({ page }) => {
  await visit(page, `/requests/${await asked(page)}`);
  await page.getByLabel('Your message').fill('This is it');
  await chooser(page).setInputFiles(letter);
  await press(page, 'Deutsch');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  expect(await chosen(page)).toBe('letter.pdf');
  await expect(page.getByRole('textbox')).toHaveValue('This is it');
  await chooseLarge(page);
  await expect(page.locator('#file-error')).toContainText('Datei');
  expect(await chosen(page)).toBeUndefined();
});

test('a file that is too large and was chosen before the script came is not sent', async ({ page }) => {
  const id = await asked(page);
  const release = await holdScript(page);
  await page.goto(`${origin()}/requests/${id}`, { waitUntil: 'commit' });
  await chooseLarge(page);
  release();
  await page.waitForLoadState();
  let sent = 0;
  page.on('request', (request) => request.method() === 'POST' && sent++);
  await press(page, 'Send your message');
  await expect(problem(page)).toContainText('10 MB');
  expect(sent).toBe(0);
});
