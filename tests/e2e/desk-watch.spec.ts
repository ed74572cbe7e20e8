import { expect } from '@playwright/test';
import { fileAs } from '#tests/desk';
import { inPortal } from './in-portal.ts';
import { lookAt } from './look.ts';
import { letter, origin } from './portal.ts';
import { addressOf, asStaff, somebody } from './staff.ts';
import { test } from './test.ts';

inPortal();

test.setTimeout(240_000);

test('E9: the data of a watched person show only after a reason and a second person, and the admins are told', async ({
  browser,
}) => {
  const email = await somebody(42);
  const id = await fileAs(email, 'access', new Date());
  const page = `${origin()}/desk/requests/${id}`;
  const admin = await asStaff(browser, 'admin');
  await admin.goto(page);
  await admin.locator('summary', { hasText: 'Put on the watch-list…' }).click();
  await admin.getByRole('button', { name: 'Put them on' }).click();
  await expect(admin.getByText('Watched', { exact: true })).toBeVisible();

  const reviewer = await asStaff(browser, 'reviewer');
  await reviewer.goto(page);
  await expect(reviewer.getByText('Their data show only after a colleague has agreed.')).toBeVisible();
  await expect(reviewer.getByRole('button', { name: /Show it|Fetch them/ })).toHaveCount(0);
  expect((await reviewer.goto(`${page}/findings`))?.status()).toBe(403);
  await expect(reviewer.getByRole('heading', { level: 1 })).toHaveText('A colleague has to agree first');
  await lookAt(reviewer);
  await reviewer.getByRole('link', { name: 'Go to the request' }).click();
  await expect(reviewer).toHaveURL(`${page}#watch`);
  const ask = reviewer.getByRole('button', { name: 'Ask a colleague to agree' });
  await ask.click();
  await expect(reviewer.getByText('Give a reason', { exact: true })).toBeVisible();
  await lookAt(reviewer);
  await reviewer.getByLabel('Why do you need to see it?').selectOption('identify');
  await ask.click();
  await expect(reviewer.getByText('You asked to see their data.')).toBeVisible();
  await letter(addressOf('admin'), /data on the watch-list/);

  await admin.reload();
  await expect(admin.getByText('wants to see the data: to make sure')).toBeVisible();
  await lookAt(admin);
  const asked = new Date(Date.now() - 1000);
  await admin.getByRole('button', { name: 'Let them see it for 60 minutes' }).click();
  await expect(admin.getByText('wants to see the data')).toHaveCount(0);

  await reviewer.reload();
  await expect(reviewer.getByText('A colleague agreed that you see their data.')).toBeVisible();
  expect(await reviewer.content()).not.toContain(email);
  await reviewer.getByLabel('Why do you need to see it?').selectOption('identify');
  await reviewer.getByRole('button', { name: 'Show it' }).click();
  await expect(reviewer.getByText(email).first()).toBeVisible();
  await lookAt(reviewer);
  expect((await letter(addressOf('admin'), /data on the watch-list/, asked)).text).toContain('has opened the data');
  await reviewer.reload();
  await expect(reviewer.getByText('Opened data on the watch-list')).toBeVisible();
});
