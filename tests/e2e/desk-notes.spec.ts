import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { fileAs } from '#tests/desk';
import { pngWith } from '#tests/files';
import { inPortal } from './in-portal.ts';
import { lookAt } from './look.ts';
import { letter, origin } from './portal.ts';
import { addressOf, asStaff } from './staff.ts';
import { test } from './test.ts';

inPortal();
test.setTimeout(180_000);

const words = 'The shop knows her <b>well</b>.\nCall before noon.';

async function open(page: Page, id: string): Promise<void> {
  await page.goto(`${origin()}/desk/requests/${id}`);
}

test('Q21: a note for several colleagues carries a file, and says who of them has not seen it', async ({ browser }) => {
  const now = new Date();
  const id = await fileAs(`note-${randomUUID()}@mail.example`, 'access', now);
  const writer = await asStaff(browser, 'reviewer');
  await open(writer, id);
  await writer.locator('summary', { hasText: 'Write a note…' }).click();
  await writer.getByRole('button', { name: 'Keep the note' }).click();
  await expect(writer.getByText('Fill this in first')).toBeVisible();
  await lookAt(writer);
  await writer.getByLabel('Note', { exact: true }).fill(words);
  const boxes = writer.getByRole('group', { name: 'For' }).getByRole('checkbox');
  for (const number of [0, 1]) await boxes.nth(number).check();
  const picture = { name: 'call.svg', mimeType: 'image/png', buffer: Buffer.from('<svg/>') };
  const files = writer.getByLabel('Files, if they are needed');
  await files.setInputFiles(picture);
  await writer.getByRole('button', { name: 'Keep the note' }).click();
  await expect(writer.getByText('Choose a PDF, JPEG or PNG file')).toBeVisible();
  for (const number of [0, 1]) await expect(boxes.nth(number)).toBeChecked();
  await lookAt(writer);
  await files.setInputFiles([1, 2].map((n) => ({ ...picture, name: `${n}.png`, buffer: Buffer.alloc(6_000_000) })));
  await expect(writer.getByText('A note takes up to three files, of ten megabytes together')).toBeVisible();
  await writer.getByRole('button', { name: 'Keep the note' }).click();
  await expect(files).toBeFocused();
  await expect(files).toHaveValue(/1\.png$/);
  await files.setInputFiles(['one.png', 'two.png'].map((name) => ({ ...picture, name, buffer: pngWith() })));
  await writer.getByRole('button', { name: 'Keep the note' }).click();
  await expect(writer.getByText(/Wrote a note for .+ and .+, with 2 files/)).toBeVisible();
  expect(await writer.content()).not.toContain('The shop knows her');

  await writer.getByLabel('Why do you need to see it?').selectOption('understand');
  await writer.getByRole('button', { name: 'Show it' }).click();
  await expect(writer.getByText('The shop knows her <b>well</b>.')).toBeVisible();
  await expect(writer.getByRole('heading', { name: 'Notes' })).toBeVisible();
  await expect(writer.getByText(/for .+ \(not seen yet\) and .+ \(not seen yet\)/)).toBeVisible();
  await expect(writer.getByRole('link', { name: 'two.png' })).toBeVisible();
  await lookAt(writer);
});

test('Q24: without scripts a note is written, and whom it is for is told on top of the page', async ({ browser }) => {
  const now = new Date();
  const id = await fileAs(`note-${randomUUID()}@mail.example`, 'access', now);
  const storageState = await (await asStaff(browser, 'reviewer')).context().storageState();
  const page = await (await browser.newContext({ storageState, javaScriptEnabled: false })).newPage();
  await open(page, id);
  await page.locator('summary', { hasText: 'Write a note…' }).click();
  const mine = 'Ada Pryce';
  const choice = page.getByRole('group', { name: 'For' }).getByRole('checkbox', { name: mine });
  await choice.check();
  await page.getByRole('button', { name: 'Keep the note' }).click();
  await expect(page.getByText('Fill this in first')).toBeVisible();
  await expect(choice).toBeChecked();
  await page.getByLabel('Note', { exact: true }).fill('Please look at the second address.');
  await page.getByRole('button', { name: 'Keep the note' }).click();
  await expect(page.getByText(`Wrote a note for ${mine}`)).toBeVisible();

  const { text } = await letter(addressOf('approver'), /a note for you/, now);
  expect(text).toContain(id);
  expect(text).not.toContain('second address');
  const approver = await asStaff(browser, 'approver');
  await open(approver, id);
  await expect(approver.getByText('A colleague wrote a note for you.')).toBeVisible();
  await approver.goto(`${origin()}/desk?q=is:needs-me`);
  await expect(approver.getByText('Note for you').first()).toBeVisible();
  await lookAt(approver);
  await open(approver, id);
  await approver.getByLabel('Why do you need to see it?').selectOption('understand');
  await approver.getByRole('button', { name: 'Show it' }).click();
  await expect(approver.getByText('Please look at the second address.')).toBeVisible();
  await open(approver, id);
  await expect(approver.getByText('A colleague wrote a note for you.')).toHaveCount(0);
});
