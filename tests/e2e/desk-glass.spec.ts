import { expect } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { database } from '#db/client';
import { staff } from '#db/schema/index';
import { codeOf, newTotpSecret, sealTotp } from '#requests/totp';
import { fileAs } from '#tests/desk';
import { inPortal } from './in-portal.ts';
import { lookAt } from './look.ts';
import { newcomer, signedIn } from './newcomer.ts';
import { letter, origin } from './portal.ts';
import { addressOf, asStaff, somebody } from './staff.ts';
import { test } from './test.ts';

inPortal();

test.setTimeout(240_000);

test('E12: in an emergency one person sees a watched person’s data, the admins are told, and one of them reviews it', async ({
  browser,
}) => {
  const email = await somebody(43);
  const id = await fileAs(email, 'access', new Date());
  const address = `${origin()}/desk/requests/${id}`;
  const admin = await asStaff(browser, 'admin');
  await admin.goto(address);
  await admin.locator('summary', { hasText: 'Put on the watch-list…' }).click();
  await admin.getByRole('button', { name: 'Put them on' }).click();
  await expect(admin.getByText('Watched', { exact: true })).toBeVisible();
  await expect(admin.getByText('In an emergency, without a colleague…')).toHaveCount(0);

  const staffId = await newcomer('alone', 'reviewer');
  const secret = newTotpSecret();
  const totpSealed = sealTotp(staffId, secret);
  await database().update(staff).set({ totpSealed }).where(eq(staff.id, staffId));
  const { page } = await signedIn(browser, staffId, 1);
  await page.goto(address);
  await page.locator('summary', { hasText: 'In an emergency, without a colleague…' }).click();
  const breaking = page.getByRole('button', { name: 'Break the glass' });
  await breaking.click();
  await expect(page.getByText('Give a reason', { exact: true })).toBeVisible();
  await page.getByLabel('Why can it not wait for a colleague?').selectOption('harm');
  await page.getByLabel('Code').fill('000000');
  await breaking.click();
  await expect(page.getByText('This is not the code of this moment.')).toBeVisible();
  await lookAt(page);
  const before = new Date(Date.now() - 1000);
  await page.getByLabel('Code').fill(codeOf(secret, new Date()));
  await breaking.click();
  await expect(page.getByText('You broke the glass.')).toBeVisible();
  expect(await page.content()).not.toContain(email);
  await page.getByLabel('Why do you need to see it?').last().selectOption('identify');
  await page.getByRole('button', { name: 'Show it' }).click();
  await expect(page.getByText(email).first()).toBeVisible();
  await lookAt(page);

  const { text } = await letter(addressOf('admin'), /break-glass/, before);
  expect(text).toContain('Somebody may come to harm');
  expect(text).not.toContain('Roaming');
  await admin.goto(`${origin()}/desk`);
  await lookAt(admin);
  await admin.getByRole('link', { name: 'Review it' }).click();
  const listed = admin.locator('#glass');
  await listed.locator('summary', { hasText: 'Review what Sam Roaming alone did…' }).click();
  await listed.getByRole('button', { name: 'Note the review' }).click();
  await expect(listed.getByText('Choose one of these')).toBeVisible();
  await lookAt(admin);
  await listed.getByLabel('Remark').selectOption('needed');
  await listed.getByRole('button', { name: 'Note the review' }).click();
  await expect(listed.getByText('It was needed, and they looked at no more than that')).toBeVisible();
  await expect(admin.getByRole('link', { name: 'Review it' })).toHaveCount(0);
  await lookAt(admin);

  await page.reload();
  await expect(page.getByText('Their data show only after a colleague has agreed.')).toBeVisible();
  for (const what of [
    'Break-glass: sees the data',
    'by break-glass',
    'Break-glass is over',
    'Reviewed the break-glass',
  ]) {
    await expect(page.getByText(what).first()).toBeVisible();
  }
});
