import { readFileSync } from 'node:fs';
import { type Browser, expect, type Page } from '@playwright/test';
import { unzipped } from '#tests/unzipped';
import { untouched } from './account.ts';
import { act, review, untilThere } from './desk-side.ts';
import { lookAt } from './look.ts';
import { letter, origin } from './portal.ts';
import { asStaff } from './staff.ts';
import { begin, bothWays, confirmation, press, prove, stranger, test, visit } from './visitor.ts';

const omar = 'omar.reed@mail.example';

test.setTimeout(180_000);

/** A copy of somebody's data, approved and made; the person stands on their request's page. */
async function madeCopy(page: Page, browser: Browser, email: string): Promise<string> {
  await begin(page, 'Get a copy of my data');
  await page.getByLabel('Everything held about me').check();
  await press(page, 'Continue');
  await prove(page, email);
  await press(page, 'Send your request for a copy of your data');
  const { id, reference } = await confirmation(page);
  await act(await review(browser, 'approver', id), 'Approve the copy…', /^Approve the copy/);
  const { text } = await letter(
    email,
    new RegExp(`ready.*${reference}|${reference}.*ready|${reference}`),
    new Date(Date.now() - 5000),
  );
  expect(text).toContain(`/requests/${id}`);
  return id;
}

bothWays((how) => {
  test('CC-1, E17: a copy is asked for, approved, and collected three times by its person alone', async ({
    page,
    browser,
    checked,
  }) => {
    const id = await madeCopy(page, browser, how === 'with' ? omar : (await untouched(7)).email);
    await visit(page, `/requests/${id}`);
    await untilThere(page, page.getByText('Your copy is ready'));
    await checked(page);
    await page.getByRole('link', { name: 'Collect your data' }).click();
    await expect(page.getByText('7 days left')).toBeVisible();
    await checked(page);
    const link = page.getByRole('link', { name: 'Download your data' });
    const path = (await link.getAttribute('href')) ?? '';

    const nobody = await stranger(browser);
    const led = await nobody.request.get(`${origin()}${path}`, { maxRedirects: 0 });
    expect([led.status(), led.headers().location]).toEqual([303, `/requests/${id}/collect`]);
    await visit(nobody, '/requests');
    await prove(nobody, 'lena.park@mail.example');
    expect((await nobody.request.get(`${origin()}${path}`)).status()).toBe(404);
    const admin = await asStaff(browser, 'admin');
    expect((await admin.request.get(`${origin()}${path}`)).status()).toBe(404);

    for (let time = 1; time <= 3; time++) {
      const coming = page.waitForEvent('download');
      await link.click();
      const file = await coming;
      expect(file.suggestedFilename()).toMatch(/^clickandchat-[2-9A-Z-]{14}\.zip$/);
      const zip = readFileSync(await file.path());
      expect(zip.subarray(0, 2).toString()).toBe('PK');
      expect(zip.includes('index.html') && zip.includes('manifest.json')).toBe(true);
      await page.reload();
    }
    await expect(page.getByText('downloaded three times')).toBeVisible();
    await checked(page);
    expect((await page.request.get(`${origin()}${path}`, { maxRedirects: 0 })).status()).toBe(303);
    // V80: the same again is one press.
    await visit(page, `/requests/${id}`);
    await press(page, 'Ask for a new copy');
    expect((await confirmation(page)).id).not.toBe(id);
  });
});

test('V81: the first page of a copy reads on a phone, and keeps nobody out', async ({ page, browser }) => {
  const id = await madeCopy(page, browser, (await untouched(24)).email);
  await visit(page, `/requests/${id}/collect`);
  const link = page.getByRole('link', { name: 'Download your data' });
  await untilThere(page, link);
  const zip = await page.request.get(`${origin()}${await link.getAttribute('href')}`);
  const index = (await unzipped(await zip.body())).get('index.html');
  const reading = await (await browser.newContext()).newPage();
  await reading.setContent(String(index));
  await expect(reading.getByRole('heading', { level: 1 })).toContainText('Your data at ClickAndChat');
  await lookAt(reading);
});

test('F7: a package comes as an attachment that no browser opens or keeps', async ({ page, browser }) => {
  const id = await madeCopy(page, browser, omar);
  await visit(page, `/requests/${id}/collect`);
  const link = page.getByRole('link', { name: 'Download your data' });
  await untilThere(page, link);
  const answer = await page.request.get(`${origin()}${await link.getAttribute('href')}`);
  const headers = answer.headers();
  expect(headers['content-type']).toBe('application/zip');
  expect(headers['content-disposition']).toMatch(/^attachment; .*filename\*=UTF-8''/);
  expect(headers['content-security-policy']).toContain('sandbox');
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['cache-control']).toContain('no-store');
  expect(headers['cross-origin-resource-policy']).toBe('same-origin');
});
