import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { inTransaction } from '#db/client';
import { request } from '#db/schema/index';
import { fileAs } from '#tests/desk';
import { inPortal } from './in-portal.ts';
import { lookAt } from './look.ts';
import { origin } from './portal.ts';
import { asStaff } from './staff.ts';
import { test } from './test.ts';

inPortal();
test.setTimeout(180_000);

/** A request that was filed on the German pages. */
async function filedInGerman(): Promise<string> {
  const id = await fileAs(`reply-${randomUUID()}@mail.example`, 'other', new Date());
  await inTransaction((tx) => tx.update(request).set({ language: 'de' }).where(eq(request.id, id)));
  return id;
}

const fold = (page: Page, words: string) => page.locator('summary', { hasText: words });

test('Q24: a saved reply is seen in the person’s language, put below what was typed, changed and sent', async ({
  browser,
}) => {
  const page = await asStaff(browser, 'reviewer');
  await page.goto(`${origin()}/desk/requests/${await filedInGerman()}`);
  await fold(page, 'Write to the person…').click();
  const field = page.getByLabel('Message', { exact: true });
  await field.fill('Guten Tag,');
  const saved = page.locator('details[name="write-words-saved"]', { hasText: 'We are at it' });
  await saved.locator('summary').click();
  await expect(saved.getByText('As the person reads it, in Deutsch')).toBeVisible();
  await expect(saved.getByText(/Sie hören spätestens am \d+\. \p{L}+ \d{4} von uns/u)).toBeVisible();
  await expect(saved.getByText(/You hear from us by/)).toBeVisible();
  await lookAt(page);
  await saved.getByRole('button', { name: 'Put it in' }).click();
  await expect(field).toHaveValue(/^Guten Tag,\n\nWir arbeiten an Ihrem Anliegen [A-Z0-9-]+\. Sie hören/);
  await field.fill(`${await field.inputValue()}\n\nIhr Datenschutz`);
  await page.getByRole('button', { name: 'Send the message' }).click();
  await expect(page.getByText('Wrote to the person')).toBeVisible();
});

test('Q24: without scripts a saved reply is put in by the server, and nothing that was typed is lost', async ({
  browser,
}) => {
  const id = await filedInGerman();
  const storageState = await (await asStaff(browser, 'reviewer')).context().storageState();
  const page = await (await browser.newContext({ storageState, javaScriptEnabled: false })).newPage();
  await page.goto(`${origin()}/desk/requests/${id}`);
  await fold(page, 'Answer…').click();
  const field = page.getByLabel('Answer', { exact: true });
  await field.fill('Guten Tag, <b>Ann</b>');
  await fold(page, 'Cards are replaced by the bank').last().click();
  await page.locator('#reply-words').locator('xpath=ancestor::form').getByRole('button', { name: 'Put it in' }).click();
  await expect(field).toBeVisible();
  await expect(field).toHaveValue(/^Guten Tag, <b>Ann<\/b>\n\nWir können eine verlorene Karte hier sperren/);
  await expect(page.getByText('Answered, and closed')).toHaveCount(0);
  await page.getByRole('button', { name: 'Send the answer' }).click();
  await expect(page.getByText('Answered, and closed')).toBeVisible();
});
