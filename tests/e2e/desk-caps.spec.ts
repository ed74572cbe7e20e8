import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { database } from '#db/client';
import { dailyCap } from '#db/schema/index';
import { dayIn } from '#tests/days';
import { fileAs } from '#tests/desk';
import { act, arm, review } from './desk-side.ts';
import { inPortal } from './in-portal.ts';
import { lookAt } from './look.ts';
import { newcomer, signedIn } from './newcomer.ts';
import { letter, origin } from './portal.ts';
import { addressOf, asStaff, somebody } from './staff.ts';
import { test } from './test.ts';

inPortal();

test.setTimeout(240_000);

const summary = (page: Page) => page.locator('summary', { hasText: 'Approve this deletion…' });

/** Types the number that the page asks for, and approves. */
async function approve(page: Page): Promise<void> {
  await summary(page).click();
  const label = (await page.getByText(/^Type \d+ to approve$/).textContent()) ?? '';
  await page.getByLabel(/^Type/).fill(/\d+/.exec(label)?.[0] ?? '');
  await page.getByRole('button', { name: /^Approve deleting/ }).click();
}

test('E11: the sixth deletion of a day is held, the admins get a letter, and one of them lets the approver go on', async ({
  browser,
}) => {
  await arm(browser);
  const staffId = await newcomer('hurried', 'approver');
  const requestIds = Array.from({ length: 5 }, () => randomUUID());
  await database()
    .insert(dailyCap)
    .values({ staffId, on: dayIn(0), act: 'deletion', requestIds });
  const id = await fileAs(await somebody(41), 'delete', new Date());
  await act(await review(browser, 'reviewer', id), 'Prepare this deletion…', /^Prepare the deletion/);

  const { page } = await signedIn(browser, staffId, 1);
  await page.goto(`${origin()}/desk/requests/${id}`);
  await approve(page);
  await expect(page.getByText('You have let out as many today as one person may.')).toBeVisible();
  await expect(summary(page)).toHaveCount(0);
  await expect(page.getByText('Held: one person lets out at most 5 deletions a day')).toBeVisible();
  await lookAt(page);

  const { text } = await letter(addressOf('admin'), /held: too many on one day/);
  expect(text).toContain('/desk/settings#held');
  expect(text).not.toContain('Roaming');
  const admin = await asStaff(browser, 'admin');
  await admin.goto(`${origin()}/desk/settings#held`);
  const held = admin.locator('#held');
  await expect(held.getByText('has let out 5 deletions today')).toBeVisible();
  await held.locator('summary', { hasText: 'Let Sam Roaming hurried go on for today…' }).click();
  await held.getByRole('button', { name: 'Let them go on for today' }).click();
  await expect(held.getByText('Give a reason')).toBeVisible();
  await lookAt(admin);
  await held.getByLabel('Reason').selectOption('many-came');
  await held.getByRole('button', { name: 'Let them go on for today' }).click();
  await expect(held.getByText('let them go on for today,')).toBeVisible();
  await lookAt(admin);

  await page.reload();
  await approve(page);
  await expect(page.getByText('acts until the deletion has cooled off')).toBeVisible();
});
