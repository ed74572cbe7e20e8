import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { expect, type Page } from '@playwright/test';
import { database, inTransaction } from '#db/client';
import { finishPackage, listPackages, sealChunks, startPackage } from '#db/package';
import { findRequest } from '#db/request';
import { unzipped } from '#tests/unzipped';
import { untouched } from './account.ts';
import { act, review, untilThere } from './desk-side.ts';
import { inPortal } from './in-portal.ts';
import { begin, bothWays, confirmation, press, problem, prove, test, visit } from './visitor.ts';

inPortal();
test.setTimeout(240_000);

/** The downloads that pressing each link brings. */
async function collected(page: Page, names: string[]): Promise<{ name: string; zip: Buffer }[]> {
  const found = [];
  for (const name of names) {
    const coming = page.waitForEvent('download');
    await page.getByRole('link', { name }).click();
    const file = await coming;
    found.push({ name: file.suggestedFilename(), zip: readFileSync(await file.path()) });
  }
  return found;
}

/** Puts a second part to a copy, as the worker does where the first is full. */
async function addPart(id: string, content: Buffer): Promise<void> {
  const [request, [first]] = [await findRequest(database(), id), await listPackages(database(), id)];
  if (!request || !first) throw new Error('there is no copy');
  const { runId, expiresAt } = first;
  const part = { requestId: id, runId, part: 2, now: new Date(), expiresAt };
  const packageId = await inTransaction((tx) => startPackage(tx, part));
  const octets = Readable.from([content]);
  const sealed = await sealChunks(database(), { packageId, key: request.key }, octets);
  await inTransaction((tx) => finishPackage(tx, { id: packageId, ...sealed, now: first.finishedAt ?? new Date() }));
}

bothWays((how) => {
  test('V22: a copy of parts of a category, in the files that one wishes', async ({ page, browser, checked }) => {
    const { email } = await untouched(how === 'with' ? 40 : 41);
    await begin(page, 'Get a copy of my data');
    await page.getByLabel('Only some of it').check();
    await press(page, 'Continue');
    await expect(problem(page).getByRole('link', { name: 'Choose at least one category' })).toBeVisible();
    await page.getByText('Only parts of it: Cards and payments').click();
    await page.getByRole('group', { name: 'Cards and payments' }).getByLabel('Cards on file').check();
    await checked(page);
    await press(page, 'Continue');
    await prove(page, email);
    await expect(page.getByText('Cards and payments – Cards on file')).toBeVisible();
    await expect(page.getByText('Pages to read, CSV and JSON')).toBeVisible();

    await page.getByRole('link', { name: 'Change Files' }).click();
    await expect(page.getByLabel('CSV and JSON')).toBeChecked();
    await page.getByLabel('Only JSON').check();
    await page.getByLabel('25 MB').check();
    await checked(page);
    await press(page, 'Continue');
    await expect(page.getByText('Pages to read, and JSON')).toBeVisible();
    await expect(page.getByText('Several ZIP files, 25 MB each at most')).toBeVisible();
    await page.getByRole('link', { name: 'Change What you want a copy of' }).click();
    await expect(page.getByLabel('Cards on file')).toBeChecked();
    await press(page, 'Continue');
    await expect(page.getByText('Pages to read, and JSON')).toBeVisible();

    await press(page, 'Send your request for a copy of your data');
    const { id } = await confirmation(page);
    await act(await review(browser, 'approver', id), 'Approve the copy…', /^Approve the copy/);
    await visit(page, `/requests/${id}/collect`);
    await untilThere(page, page.getByRole('link', { name: 'Download your data' }));
    const [only] = await collected(page, ['Download your data']);
    const files = [...(await unzipped(only?.zip ?? Buffer.alloc(0))).keys()];
    expect(files.filter((name) => name.startsWith('data/'))).toEqual(['data/payment_cards.json']);
  });
});

test('V80: a copy that came in parts is collected part by part', async ({ page, browser, checked }) => {
  const { email } = await untouched(42);
  await begin(page, 'Get a copy of my data');
  await page.getByLabel('Everything held about me').check();
  await press(page, 'Continue');
  await prove(page, email);
  await press(page, 'Send your request for a copy of your data');
  const { id } = await confirmation(page);
  await act(await review(browser, 'approver', id), 'Approve the copy…', /^Approve the copy/);
  await visit(page, `/requests/${id}/collect`);
  await untilThere(page, page.getByRole('link', { name: 'Download your data' }));
  await addPart(id, Buffer.from('of the second part'));
  await page.reload();
  await expect(page.getByText('Part 1 of 2')).toBeVisible();
  await checked(page);
  const parts = await collected(page, ['Download part 1', 'Download part 2']);
  for (const [at, { name }] of parts.entries())
    expect(name).toMatch(new RegExp(`^clickandchat-[2-9A-Z-]{14}-${at + 1}\\.zip$`));
  expect((await unzipped(parts[0]?.zip ?? Buffer.alloc(0))).has('index.html')).toBe(true);
  expect(String(parts[1]?.zip)).toBe('of the second part');
  await page.reload();
  await expect(page.getByText('Can be downloaded 2 times.')).toHaveCount(2);
});
