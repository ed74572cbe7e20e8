import { type Browser, expect, type Page } from '@playwright/test';
import { fileAs } from '#tests/desk';
import { firstColleague } from './desk-side.ts';
import { inPortal } from './in-portal.ts';
import { fits, lookAt } from './look.ts';
import { origin } from './portal.ts';
import { asStaff } from './staff.ts';
import { someone, test } from './visitor.ts';

inPortal();
test.setTimeout(180_000);

const typed = 'It was asked for twice this week';

async function open(page: Page, id: string): Promise<Page> {
  await page.goto(`${origin()}/desk/requests/${id}`);
  return page;
}

/** Both have the page of one request open. */
async function twoAt(browser: Browser): Promise<{ id: string; first: Page; second: Page }> {
  const id = await fileAs(someone('stale'), 'access', new Date());
  const [first, second] = [await asStaff(browser, 'reviewer'), await asStaff(browser, 'approver')];
  return { id, first: await open(first, id), second: await open(second, id) };
}

async function refuse(page: Page, words: string): Promise<void> {
  await page.locator('summary', { hasText: 'Refuse…' }).click();
  await page.locator('#refuse-ground').selectOption({ index: 1 });
  await page.locator('#refuse-reason').fill(words);
  await page.getByRole('button', { name: 'Refuse the request' }).click();
}

async function take(page: Page): Promise<void> {
  await page.locator('summary', { hasText: 'Assign…' }).click();
  await page.locator('#assign-staffId').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Assign', exact: true }).click();
}

const news = (page: Page) => page.getByText('Since you opened the page', { exact: true }).locator('..');

test('Q9: who decides on an old page sees what a colleague did, loses nothing typed, and presses once more', async ({
  browser,
}) => {
  const { first, second } = await twoAt(browser);
  await take(first);
  await expect(first.getByText('Assigned', { exact: true })).toBeVisible();
  await refuse(second, typed);
  await expect(second.getByText('This was not done yet')).toBeVisible();
  await expect(news(second)).toContainText('Assigned');
  await expect(second.locator('#refuse-reason')).toHaveValue(typed);
  await lookAt(second);
  await second.getByRole('button', { name: 'Refuse the request' }).click();
  await expect(second.getByText(/^Refused: /).first()).toBeVisible();
});

test('Q9: what cannot be done any more says who was faster, and what was typed is still there', async ({ browser }) => {
  const { first, second } = await twoAt(browser);
  await refuse(first, 'A colleague was faster');
  await expect(first.getByText(/^Refused: /).first()).toBeVisible();
  await refuse(second, typed);
  await expect(second.getByText('This is not possible any more')).toBeVisible();
  await expect(news(second)).toContainText('Refused');
  await expect(second.locator('#refuse-reason')).toHaveValue(typed);
  await lookAt(second);
});

test('Q9: without scripts the page that is drawn anew says that it was not done, and what was typed', async ({
  browser,
}) => {
  const { id, first, second } = await twoAt(browser);
  const storageState = await second.context().storageState();
  const plain = await open(await (await browser.newContext({ storageState, javaScriptEnabled: false })).newPage(), id);
  await refuse(first, 'A colleague was faster');
  await expect(first.getByText(/^Refused: /).first()).toBeVisible();
  await refuse(plain, typed);
  await expect(plain.getByText('Not done.')).toBeVisible();
  await expect(plain.getByText(/^Refused: /).first()).toBeVisible();
  await expect(plain.getByRole('blockquote')).toHaveText(typed);
  await lookAt(plain);
});

/** Answers to what is posted come only when they are let through. */
async function heldBack(page: Page): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route('**/desk/requests/**', async (route) => {
    if (route.request().method() === 'POST') await promise;
    await route.continue();
  });
  return resolve;
}

test('Q9: what is typed into a form while the answer to it is under way stays, whether it was done or refused', async ({
  browser,
}) => {
  const id = await fileAs(someone('typing'), 'access', new Date());
  const page = await open(await asStaff(browser, 'reviewer'), id);
  const answer = await heldBack(page);
  await page.locator('summary', { hasText: 'Refuse…' }).click();
  await page.locator('#refuse-reason').fill('First');
  await page.getByRole('button', { name: 'Refuse the request' }).click();
  await page.locator('#refuse-reason').fill('First and more');
  await page.locator('summary', { hasText: 'Write a note…' }).click();
  await page.locator('#note-words').fill('One');
  await page.getByRole('button', { name: 'Keep the note' }).click();
  await page.locator('#note-words').fill('Two');
  const box = await firstColleague(page);
  await box.check();
  answer();
  await expect(page.getByText('Choose a ground', { exact: true }).first()).toBeVisible();
  await expect(page.locator('#refuse-reason')).toHaveValue('First and more');
  await expect(page.getByText('Wrote a note')).toBeVisible();
  await expect(page.locator('#note-words')).toHaveValue('Two');
  await expect(box).toBeChecked();
  await page.locator('#refuse-ground').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Refuse the request' }).click();
  await expect(page.getByText(/^Refused: /).first()).toBeVisible();
});

test('what was typed stays where no answer comes, and is sent once the network is back', async ({ browser }) => {
  const id = await fileAs(someone('offline'), 'access', new Date());
  const page = await open(await asStaff(browser, 'reviewer'), id);
  await page.locator('summary', { hasText: 'Write a note…' }).click();
  await page.locator('#note-words').fill(typed);
  const box = await firstColleague(page);
  await box.check();
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Keep the note' }).click();
  await expect(page.getByText('No answer came')).toBeVisible();
  await expect(page.locator('#note-words')).toHaveValue(typed);
  await expect(box).toBeChecked();
  await lookAt(page);
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Keep the note' }).click();
  await expect(page.getByText('Wrote a note')).toBeVisible();
});

test('Q9: who has the page open learns of a colleague who comes later, and asks no more once they went away', async ({
  browser,
}) => {
  const id = await fileAs(someone('looking'), 'access', new Date());
  const first = await asStaff(browser, 'reviewer');
  await first.clock.install();
  let asked = 0;
  first.on('request', (request) => {
    if (request.url().endsWith('/looking')) asked += 1;
  });
  await open(first, id);
  await open(await asStaff(browser, 'approver'), id);
  await expect(first.getByText('looked at it just now')).toHaveCount(0);
  await first.clock.runFor('00:21');
  await expect(first.getByText('looked at it just now')).toBeVisible();
  await first.clock.runFor('10:00');
  const whileThere = asked;
  await first.clock.runFor('10:00');
  expect(asked).toBe(whileThere);
  await first.mouse.move(200, 200);
  await first.clock.runFor('00:41');
  expect(asked).toBeGreaterThan(whileThere);
});

test('Q9: however many colleagues look at once, their names stay within the page', async ({ browser }) => {
  const { id, first } = await twoAt(browser);
  for (const who of ['admin', 'auditor', 'viewer'] as const) await open(await asStaff(browser, who), id);
  await first.reload();
  await expect(first.getByText('looked at it just now')).toBeVisible();
  await fits(first);
});
