import { expect, type Page } from '@playwright/test';
import { inPortal } from './in-portal.ts';
import { lookAt } from './look.ts';
import { newcomer, signedIn } from './newcomer.ts';
import { origin } from './portal.ts';
import { asStaff } from './staff.ts';
import { test } from './test.ts';

inPortal();

const statusAt = async (page: Page) => (await page.goto(`${origin()}/desk`))?.status();

const isCut = (place: Element) => place.scrollWidth > place.clientWidth;

test('C15: who is signed in in three browsers ends one from another, then all others, and they stop at their next page', async ({
  browser,
}) => {
  const staffId = await newcomer('roaming');
  const [here, lost, left] = [
    await signedIn(browser, staffId, 1),
    await signedIn(browser, staffId, 9),
    await signedIn(browser, staffId, 18),
  ];
  expect(await statusAt(lost.page)).toBe(200);
  expect(await statusAt(here.page)).toBe(200);
  await here.page.getByRole('link', { name: 'Sessions', exact: true }).click();
  await expect(here.page.getByRole('heading', { level: 1 })).toHaveText('Your sessions');
  await expect(here.page.getByText('3 sessions')).toBeVisible();
  await expect(here.page.getByText('This one')).toHaveCount(1);
  for (const { token } of [here, lost, left]) expect(await here.page.content()).not.toContain(token);
  await here.page.locator('summary', { hasText: 'End all others…' }).click();
  await lookAt(here.page);
  await here.page.setViewportSize({ width: 768, height: 900 });
  expect(await here.page.getByRole('region', { name: 'Your sessions' }).evaluate(isCut), 'the last column is cut').toBe(
    false,
  );

  // Listed by when they were seen last: the one that has just been looked at comes before the one that was left.
  await here.page
    .getByRole('button', { name: /^End the session of/ })
    .first()
    .click();
  await expect(here.page.getByText('2 sessions')).toBeVisible();
  expect([await statusAt(lost.page), await statusAt(left.page)]).toEqual([401, 200]);

  await here.page.getByRole('button', { name: 'End all other sessions' }).click();
  await expect(here.page.getByText('1 session', { exact: true })).toBeVisible();
  await expect(here.page.locator('summary', { hasText: 'End all others…' })).toHaveCount(0);
  expect([await statusAt(left.page), await statusAt(here.page)]).toEqual([401, 200]);
});

test('C15: an admin sees how many sessions a colleague has open and ends them for a reason', async ({ browser }) => {
  const staffId = await newcomer('stranded');
  const browsers = [await signedIn(browser, staffId, 1), await signedIn(browser, staffId, 2)];
  const admin = await asStaff(browser, 'admin');
  await admin.goto(`${origin()}/desk/settings`);
  const row = admin.getByRole('row', { name: /Sam Roaming stranded/ });
  await row.locator('summary', { hasText: '2 open: end…' }).click();
  await lookAt(admin);
  await row.getByRole('button', { name: 'End all sessions' }).click();
  await expect(row.getByText('Give a reason')).toBeVisible();
  expect(await statusAt(browsers[0]?.page ?? admin)).toBe(200);
  await row.getByLabel('Reason').selectOption('device-lost');
  await row.getByRole('button', { name: 'End all sessions' }).click();
  await expect(row.getByText('None open')).toBeVisible();
  // A link of a page that was still open leads to the words, too.
  const [left] = browsers;
  await left?.page.getByRole('link', { name: 'Sessions', exact: true }).click();
  await expect(left?.page.getByRole('heading', { level: 1, name: 'Sign in first' }) ?? row).toBeVisible();
  for (const { page } of browsers) expect(await statusAt(page)).toBe(401);
});
