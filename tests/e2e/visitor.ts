/** What browser tests do as a visitor, in the words of the pages. */
import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { type Browser, expect, type Page } from '@playwright/test';
import { lookAt } from './look.ts';
import { letter, origin } from './portal.ts';
import { test as base } from './test.ts';

/** A network of its own: what one address may ask for in an hour is less than all tests together ask for. */
const network = () => ({ 'X-Forwarded-For': `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}` });

/** Playwright's test, from a network of its own. `checked` looks at a page where scripts may run: axe is one. */
export const test = base.extend<{ checked: (page: Page) => Promise<void> }>({
  extraHTTPHeaders: async ({ javaScriptEnabled: _ }, use) => use(network()),
  checked: async ({ javaScriptEnabled }, use) => use(javaScriptEnabled === false ? async () => {} : lookAt),
});

/** Tells a journey twice: visitors without JavaScript get as far as those with it. */
export function bothWays(journey: (how: 'with' | 'without') => void): void {
  test.describe('with JavaScript', () => journey('with'));
  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false });
    journey('without');
  });
}

/** A page of somebody else, in a browser and a network of their own. */
export const stranger = async (browser: Browser): Promise<Page> =>
  (await browser.newContext({ extraHTTPHeaders: network() })).newPage();

/** An address that nobody used before: a mailbox gets three code letters an hour. */
export const someone = (name: string): string => `${name}-${randomInt(1e9)}@mail.example`;

/** Opens a page of the portal. */
export const visit = (page: Page, path: string) => page.goto(`${origin()}${path}`);

/** Presses a button by its words. */
export const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();

/** The error summary. Next has an alert of its own, which reads out the title of each page. */
export const problem = (page: Page) => page.getByRole('alert', { name: 'There is a problem' });

/** The page answers for a form that was refused: its title says so first, and what is wrong stands above its heading. */
export async function expectRefused(page: Page): Promise<void> {
  await expect(problem(page)).toBeVisible();
  await expect(page).toHaveTitle(/^Error: (?!Error)/);
  const heading = await page.getByRole('heading', { level: 1 }).elementHandle();
  const isAbove = (summary: Element, h1: Element | null) =>
    h1 !== null && (summary.compareDocumentPosition(h1) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  expect(await problem(page).evaluate(isAbove, heading), `the summary is above the h1 of ${page.url()}`).toBe(true);
}

/** The eight digits of the newest code letter. */
export async function codeFor(email: string, after: Date): Promise<string> {
  const { text } = await letter(email, /code/i, after);
  const code = /\b(\d{4})[ -]?(\d{4})\b/.exec(text);
  assert.ok(code, 'the letter has no code');
  return `${code[1]}${code[2]}`;
}

/** Gives an address on the page that asks for one, and the code from the letter. */
export async function prove(page: Page, email: string): Promise<void> {
  await expect(page.getByLabel('What is your email address?')).toBeVisible();
  const before = new Date(Date.now() - 1000);
  await page.getByLabel('What is your email address?').fill(email);
  await press(page, 'Continue');
  await expect(page.getByRole('heading', { name: 'Check your email' })).toBeVisible();
  await page.getByLabel('Code', { exact: true }).fill(await codeFor(email, before));
  await press(page, 'Continue');
  await expect(page).not.toHaveURL(/\/prove/);
}

/** Begins at the start page and chooses what to do. */
export async function begin(page: Page, kind: string): Promise<void> {
  await visit(page, '/');
  await page.getByRole('link', { name: 'Start now' }).click();
  await page.getByLabel(kind).check();
  await press(page, 'Continue');
  await expect(page).not.toHaveURL(/kind$/);
}

/** The reference and the address of the request's page, on the confirmation. */
export async function confirmation(page: Page): Promise<{ reference: string; id: string }> {
  await expect(page).toHaveURL(/\/requests\/[0-9a-f-]{36}\/sent$/);
  const reference = await page.locator('main strong.font-mono').first().innerText();
  expect(reference).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
  return { reference, id: new URL(page.url()).pathname.split('/')[2] ?? '' };
}

/** Pages that are open to everybody. */
export const openPages = [
  '/',
  '/help/agents',
  '/promises',
  '/request/kind',
  '/request/access',
  '/request/access/files',
  '/request/correct',
  '/request/correct/value?field=accounts.city',
  '/request/delete',
  '/request/opt-out',
  '/request/opt-out/done',
  '/request/report-lost',
  '/prove',
  '/prove/link',
  '/opt-out/mailing',
  '/prevent',
  '/pause',
  '/nowhere',
];
