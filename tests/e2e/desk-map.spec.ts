import { expect } from '@playwright/test';
import pg from 'pg';
import { noteSeen } from '#requests/note-seen';
import { inPortal } from './in-portal.ts';
import { lookAt } from './look.ts';
import { accountUrl, habeas, origin } from './portal.ts';
import { asStaff } from './staff.ts';
import { test } from './test.ts';

test.setTimeout(180_000);

inPortal();

test('an admin sees the map as a picture and, beside it, in words; others do not', async ({ browser }) => {
  const admin = await asStaff(browser, 'admin');
  const blocked: string[] = [];
  admin.on('console', (message) => {
    if (message.type() === 'error') blocked.push(message.text());
  });
  await admin.goto(`${origin()}/desk/settings`);
  await admin.getByRole('link', { name: 'See the map as a picture' }).click();
  const picture = admin.getByRole('img', { name: /The data map/ });
  await expect(picture).toBeVisible();
  await expect(picture.getByText('payment_cards', { exact: true })).toBeVisible();
  await expect(picture.locator('[style]')).toHaveCount(0);
  const row = admin.getByRole('row').filter({ hasText: 'payment_cards' });
  await expect(row).toContainText('security_code');
  await expect(row).toContainText('accounts by account_id');
  await lookAt(admin);
  await admin.setViewportSize({ width: 768, height: 900 });
  const hidden = await admin
    .getByRole('table')
    .evaluateAll((all) => all.map(({ scrollWidth, parentElement }) => scrollWidth - (parentElement?.clientWidth ?? 0)));
  expect(Math.max(...hidden), 'pixels of a table that its section hides').toBeLessThanOrEqual(0);
  await admin.setViewportSize({ width: 360, height: 900 });
  const frame = await admin.getByRole('region', { name: 'The data map as a picture' }).boundingBox();
  const first = await picture.getByText('email', { exact: true }).boundingBox();
  expect((first?.y ?? 0) - (frame?.y ?? 0), 'the picture begins at the top of its frame').toBeLessThan(120);
  expect(blocked).toEqual([]);
  const viewer = await asStaff(browser, 'viewer');
  expect((await viewer.goto(`${origin()}/desk/settings/map`))?.status()).toBe(403);
});

/** Gives the test account another address, or its own back. */
async function readdress(from: string, to: string): Promise<void> {
  const account = new pg.Client(accountUrl());
  await account.connect();
  await account.query('UPDATE accounts SET email = $2 WHERE email = $1', [from, to]);
  await account.end();
}

test('the settings say how the last self-test went, and what to do when it failed', async ({ browser }) => {
  const [own, other] = ['self-test@people.test', 'not-it@people.test'];
  expect(habeas('self-test')).toMatch(/nothing changed/);
  const admin = await asStaff(browser, 'admin');
  await admin.goto(`${origin()}/desk/settings`);
  const last = admin.locator('dl > div').filter({ hasText: 'Last self-test' });
  await expect(last).toContainText('all was taken back: nothing changed');
  await lookAt(admin);
  await readdress(own, other);
  try {
    expect(() => habeas('self-test')).toThrow(/Not exactly one account has the address of the self-test/);
    await admin.reload();
    await expect(last).toContainText('it failed. Not exactly one account has the address');
    await expect(last).toContainText('name another under selfTest in organisation.yaml');
    expect((await (await fetch(`${origin()}/api/health`)).json()).selfTest).toBe(false);
    await lookAt(admin);
  } finally {
    await readdress(other, own);
    habeas('self-test');
  }
});

test('the settings say which clock is off, and what to do', async ({ browser }) => {
  const admin = await asStaff(browser, 'admin');
  await admin.goto(`${origin()}/desk/settings`);
  const clocks = admin.locator('dl > div').filter({ hasText: 'Clocks' });
  await expect(clocks).toContainText('Worker and databases agree');
  // The worker looks again every few seconds.
  await expect(async () => {
    const skew = { portal: 400, account: -95_000 };
    await noteSeen({ account: true, mail: true, skew, now: new Date() });
    await admin.reload();
    await expect(clocks).toContainText('account database’s clock is 95 seconds behind the worker’s', { timeout: 500 });
  }).toPass({ timeout: 30_000 });
  await expect(clocks).toContainText('same time server (NTP)');
  await expect(clocks).not.toContainText('portal database’s clock');
  await lookAt(admin);
});
