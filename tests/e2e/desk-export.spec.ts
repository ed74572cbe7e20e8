import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { countedRow, insertCounted } from '#tests/counted';
import { inPortal } from './in-portal.ts';
import { lookAt } from './look.ts';
import { origin } from './portal.ts';
import { asStaff } from './staff.ts';
import { test } from './test.ts';

/** A year in which no other test's requests are. */
const year = '2017';
const query = `received:${year}`;

inPortal();
test.beforeAll(async () => {
  const closedAt = new Date(`${year}-03-11T23:30:00Z`);
  const row = countedRow({ receivedOn: `${year}-03-01`, answerByOn: `${year}-04-01`, closedAt });
  await insertCounted([...Array.from({ length: 2500 }, () => row), { ...row, kind: 'delete' }]);
});
test.setTimeout(120_000);

test('Q11: what a search finds is taken out whole, in the columns and on the clocks that are chosen', async ({
  browser,
}) => {
  const page = await asStaff(browser, 'auditor');
  await page.goto(`${origin()}/desk?q=${query}`);
  await page.locator('summary', { hasText: 'Take out as CSV…' }).click();
  await lookAt(page);
  for (const name of ['Owner', 'Law', 'Language', 'Days left']) await page.getByLabel(name, { exact: true }).uncheck();
  await page.getByLabel('Time zone').selectOption('Asia/Kolkata');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download' }).click();
  const lines = (await readFile(await (await download).path(), 'utf8')).trimEnd().split('\r\n');
  expect(lines[0]).toMatch(
    /^Reference,Kind,State,Received \(Asia\/Kolkata\),Answer due,How it came,Closed \(Asia\/Kolkata\)/,
  );
  expect(lines).toHaveLength(2502);
  expect(lines[1]).toContain(`Copy,Done,${year}-03-01 17:30,${year}-04-01,Our pages,${year}-03-12 05:00`);
  expect(lines.filter((line) => line.includes('Deletion'))).toHaveLength(1);
});

test('Q11: who only reviews has no table to take out, and somebody else’s link, or clocks of nowhere, take none', async ({
  browser,
}) => {
  const page = await asStaff(browser, 'reviewer');
  await page.goto(`${origin()}/desk?q=${query}`);
  await expect(page.locator('tbody tr').first()).toBeVisible();
  await expect(page.getByText('Take out as CSV…')).toHaveCount(0);
  expect((await page.request.get(`${origin()}/desk/queue.csv?q=${query}`)).status()).toBe(403);

  const auditor = await asStaff(browser, 'auditor');
  const answer = await auditor.request.get(`${origin()}/desk/queue.csv?q=knd:x`, { maxRedirects: 0 });
  expect([answer.status(), answer.headers().location]).toEqual([303, '/desk?q=knd%3Ax']);
  const nowhere = await auditor.request.get(`${origin()}/desk/queue.csv?q=${query}&zone=Nowhere/Land`);
  expect([nowhere.status(), await nowhere.text()]).toEqual([
    400,
    'There is no time zone of that name: choose one on the page of the queue.',
  ]);
  const headers = { 'sec-fetch-site': 'cross-site' };
  const foreign = await auditor.request.get(`${origin()}/desk/queue.csv?q=${query}`, { headers, maxRedirects: 0 });
  expect(foreign.status()).toBe(303);
});
