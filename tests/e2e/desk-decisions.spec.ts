import { readFileSync } from 'node:fs';
import { type Browser, expect, type Page } from '@playwright/test';
import { unzipped } from '#tests/unzipped';
import { untouched } from './account.ts';
import { act, review, untilThere } from './desk-side.ts';
import { lookAt } from './look.ts';
import { letter, origin } from './portal.ts';
import { begin, confirmation, press, prove, someone, test, visit } from './visitor.ts';

test.setTimeout(180_000);

async function askForCopy(page: Page, email: string): Promise<string> {
  await begin(page, 'Get a copy of my data');
  await page.getByLabel('Everything held about me').check();
  await press(page, 'Continue');
  await prove(page, email);
  await press(page, 'Send your request for a copy of your data');
  return (await confirmation(page)).id;
}

test('an answer is put off once, with a reason, and the person reads why and until when', async ({ page, browser }) => {
  const email = someone('extend');
  const id = await askForCopy(page, email);
  const reviewer = await review(browser, 'reviewer', id);
  await reviewer.locator('summary', { hasText: 'Put the answer off…' }).click();
  await lookAt(reviewer);
  await press(reviewer, 'Put it off and tell the person');
  await expect(reviewer.getByText('Give a reason')).toBeVisible();
  await reviewer.locator('#extend-reason').fill('Nine years of letters have to be read');
  await press(reviewer, 'Put it off and tell the person');
  await expect(reviewer.getByText(', put off')).toBeVisible();
  await expect(reviewer.locator('summary', { hasText: 'Put the answer off…' })).toHaveCount(0);
  const { text } = await letter(email, /more time/);
  expect(text).toContain('Nine years of letters have to be read');
  expect(text).toContain('11 CCR 7021(b)');
  expect(text).toContain('California Privacy Protection Agency');
  await visit(page, `/requests/${id}`);
  await expect(page.getByText('We took more time, once')).toBeVisible();
  await lookAt(page);
});

test('without scripts too, what is wrong in a form that was folded away is seen', async ({ page, browser }) => {
  const id = await askForCopy(page, someone('folded'));
  const storageState = await (await review(browser, 'reviewer', id)).context().storageState();
  const plain = await (await browser.newContext({ storageState, javaScriptEnabled: false })).newPage();
  await plain.goto(`${origin()}/desk/requests/${id}`);
  const fault = plain.locator('#refuse-ground-error');
  await plain.locator('summary', { hasText: 'Refuse…' }).click();
  await press(plain, 'Refuse the request');
  await expect(fault).toBeVisible();
  await expect(plain.locator('#extend-reason')).toBeHidden();
});

async function refuseCategory(browser: Browser, id: string): Promise<void> {
  const reviewer = await review(browser, 'reviewer', id);
  await reviewer.locator('summary', { hasText: 'Refuse a category…' }).click();
  await lookAt(reviewer);
  await reviewer.getByLabel('Category').selectOption('mailings');
  await reviewer.getByLabel('Under which law').selectOption('rights-of-others');
  await reviewer.getByLabel('Why', { exact: true }).fill('Others share this mailing list');
  await press(reviewer, 'Refuse the category');
  await untilThere(reviewer, reviewer.getByText('Refused: not in the copy'));
  await lookAt(reviewer);
}

test('a copy is granted in part: the category is not in the package, which says so, and the letter says why', async ({
  page,
  browser,
}) => {
  const { email } = await untouched(23);
  const id = await askForCopy(page, email);
  await refuseCategory(browser, id);
  await act(await review(browser, 'approver', id), 'Approve the copy…', /^Approve the copy/);
  const refusal = await letter(email, /What we do not do of your request/);
  expect(refusal.text).toContain('Others share this mailing list');
  expect(refusal.text).toContain('Cal. Civ. Code 1798.145(k)');
  expect(refusal.text).toContain(`/requests/${id}/appeal`);

  await visit(page, `/requests/${id}`);
  await untilThere(page, page.getByText('What we refused of it, and why'));
  await lookAt(page);
  await press(page, 'Deutsch');
  await expect(page.getByText('Welche Post Sie bekommen', { exact: true })).toBeVisible();
  await expect(page.getByText(/bei der kalifornischen Datenschutzbehörde .* beschweren/)).toBeVisible();
  await press(page, 'English');
  await page.getByRole('link', { name: 'Collect your data' }).click();
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download your data' }).click();
  const files = await unzipped(readFileSync(await (await coming).path()));
  expect([...files.keys()].filter((name) => /mail_preferences|suppressed/.test(name))).toEqual([]);
  expect(files.has('data/accounts.csv')).toBe(true);
  expect(String(files.get('index.html'))).toContain('Which mail you get: not in this copy');

  await visit(page, `/requests/${id}/appeal`);
  await page.getByLabel('Why do you disagree?').fill('I am alone on it');
  await press(page, 'Send your complaint');
  await expect(page.getByText('Being looked at again')).toBeVisible();
});
