import { randomBytes } from 'node:crypto';
import { expect, type Locator } from '@playwright/test';
import { lookAt } from './look.ts';
import { habeas, origin } from './portal.ts';
import { asStaff } from './staff.ts';
import { test } from './test.ts';

test.setTimeout(180_000);

/** A search for six people whom nobody knows. */
const six = () => `person:${Array.from({ length: 6 }, () => randomBytes(32).toString('hex')).join()}`;

test('E8: who looks for thirty people within a minute is held and told so, and the settings tell the admins', async ({
  browser,
}) => {
  const auditor = await asStaff(browser, 'auditor');
  const fault = auditor.getByText('You have looked for 30 people within a minute');
  // Counted by the minute of the clock: where one ends in between, a few more are looked for until the next is full.
  let answer = null;
  let tries = 0;
  do {
    answer = await auditor.goto(`${origin()}/desk?q=${encodeURIComponent(six())}`);
    expect(answer?.headers()['retry-after']).toBe(answer?.status() === 429 ? '60' : undefined);
    await expect(auditor.getByRole('heading', { name: 'Queue' })).toBeVisible();
    tries += 1;
    if (tries === 4) await expect(fault).toHaveCount(0);
  } while (answer?.status() === 200 && tries < 9);
  expect(tries).toBeGreaterThanOrEqual(5);
  expect(answer?.status()).toBe(429);
  await expect(fault).toBeVisible();
  await expect(auditor.getByText('Nothing was looked for')).toBeVisible();
  await lookAt(auditor);

  const admin = await asStaff(browser, 'admin');
  await admin.goto(`${origin()}/desk/settings`);
  await expect(admin.getByText('Looked for too many people within a minute')).toHaveCount(1);
  await lookAt(admin);
});

test('the search bar offers words for days, takes them, and names the nearest where one is mistyped', async ({
  browser,
}) => {
  const page = await asStaff(browser, 'auditor');
  await page.goto(`${origin()}/desk?q=is:open`);
  await expect(page.locator('#queries option[value="due:next-week"]')).toHaveCount(1);
  await page.locator('#search').fill('is:open -kind:access,');
  await expect(page.locator('#queries option[value="is:open -kind:access,delete"]')).toHaveCount(1);
  await page.locator('#search').fill('-');
  await expect(page.locator("#queries option[value^='-owner:\"']").first()).toBeAttached();
  await page.locator('#search').fill('received:last-week');
  await page.locator('#search').press('Enter');
  await page.waitForURL('**/desk?q=received%3Alast-week');
  await expect(page.locator('#search-fault')).toHaveCount(0);
  await page.goto(`${origin()}/desk?q=is:open received:lastweek kind:delete`);
  await expect(page.locator('#search-fault')).toContainText('did you mean "last-week"?');
  await expect(page.locator('#search-fault mark')).toHaveText('received:lastweek');
  await lookAt(page);
});

test('on a narrow screen the current view and the current section are in sight, and the bar of acts begins at the edge', async ({
  browser,
}) => {
  const page = await asStaff(browser, 'approver');
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${origin()}/desk?q=is:closed`);
  await expect(page.getByRole('navigation', { name: 'Views' }).getByText('Closed')).toBeInViewport({ ratio: 0.9 });
  await page.goto(`${origin()}/desk/reports`);
  const section = page.getByRole('navigation', { name: 'Desk', exact: true }).getByText('Reports');
  await expect(section).toBeInViewport({ ratio: 0.9 });
  await page.goto(`${origin()}/desk?q=`);
  const [all, act] = await Promise.all(
    ['All that match, on every page', 'With the selected'].map((words) => page.getByText(words).boundingBox()),
  );
  expect(act?.x).toBeLessThanOrEqual((all?.x ?? 0) + 1);
  await lookAt(page);
});

test('from a tablet on every view is in sight with its count', async ({ browser }) => {
  const page = await asStaff(browser, 'approver');
  await page.setViewportSize({ width: 768, height: 900 });
  await page.goto(`${origin()}/desk?q=is:open`);
  const views = page.getByRole('navigation', { name: 'Views' }).getByRole('link');
  expect(await views.count()).toBeGreaterThanOrEqual(8);
  for (const view of await views.all()) await expect(view).toBeInViewport({ ratio: 1 });
});

test('pressing Search again takes nothing out of a query, also not what the lists beside it do not have', async ({
  browser,
}) => {
  const page = await asStaff(browser, 'auditor');
  const query = 'kind:delete,access STATE:review is:open';
  await page.goto(`${origin()}/desk?q=${encodeURIComponent(query)}`);
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await page.waitForLoadState('networkidle');
  await expect(page.locator('#search')).toHaveValue(query);
  await page.goto(`${origin()}/desk?q=${encodeURIComponent(query)}`);
  await page.getByRole('search').getByLabel('State').selectOption('waiting');
  await expect(page.locator('#search')).toHaveValue('kind:delete,access is:open state:waiting');
});

test('a colleague with a very long name leaves the search bar on one line', async ({ browser }) => {
  const name = `Sam ${'Wolfeschlegelsteinhausen'.repeat(3)}`;
  habeas('staff', 'add', '--email', 'long-name@clickandchat.example', '--name', name, '--role', 'reviewer');
  const page = await asStaff(browser, 'auditor');
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(`${origin()}/desk?q=is:open`);
  const bottomOf = async (one: Locator) => ((box) => box && box.y + box.height)(await one.boundingBox());
  const search = page.getByRole('search');
  const [bar, owner, button] = [
    ...[page.locator('#search'), search.getByLabel('Owner')],
    search.getByRole('button', { name: 'Search' }),
  ].map(bottomOf);
  expect(await owner).toBeCloseTo((await bar) ?? 0, 0);
  expect(await button).toBeCloseTo((await bar) ?? 0, 0);
});

test('a page behind the last row does not say that there is none', async ({ browser }) => {
  const page = await asStaff(browser, 'auditor');
  await page.goto(`${origin()}/desk?q=is:open&after=9999-12-31_ffffffff-ffff-4fff-bfff-ffffffffffff`);
  await expect(page.getByText('Nothing comes after this any more')).toBeVisible();
  await expect(page.getByText('No request is open')).toHaveCount(0);
  await lookAt(page);
  await page.getByRole('link', { name: 'First page' }).click();
  await page.waitForURL('**/desk?q=is%3Aopen');
});
