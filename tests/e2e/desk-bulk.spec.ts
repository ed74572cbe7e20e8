import { type Browser, expect, type Page } from '@playwright/test';
import { eq, sql } from 'drizzle-orm';
import { database } from '#db/client';
import { request } from '#db/schema/index';
import { countedRow, insertCounted } from '#tests/counted';
import { fileAs, statusOf } from '#tests/desk';
import { untilThere } from './desk-side.ts';
import { inPortal } from './in-portal.ts';
import { fits, lookAt } from './look.ts';
import { habeas, origin } from './portal.ts';
import { asStaff, somebody } from './staff.ts';
import { test } from './test.ts';

/** Requests that no other test looks at have a legal date in this year. */
const year = '2041';
const query = `due:${year}`;
const many = 130;

inPortal();
test.beforeAll(async () => {
  const row = countedRow({ status: 'review', outcome: null, answerByOn: `${year}-04-01` });
  await insertCounted([
    ...Array.from({ length: many }, () => row),
    ...Array.from({ length: 2 }, () => countedRow({ answerByOn: `${year}-05-01` })),
  ]);
});
test.setTimeout(180_000);

const goOn = async (page: Page, act: string) => {
  await page.getByLabel('With the selected').selectOption({ label: act });
  await page.getByRole('button', { name: 'Go on' }).click();
};

/** The same session in a browser that runs no scripts. */
async function withoutScripts(browser: Browser, page: Page): Promise<Page> {
  const storageState = await page.context().storageState();
  return (await browser.newContext({ javaScriptEnabled: false, storageState })).newPage();
}

test('Q7: all that match are assigned at once, those that cannot be are told; it goes without scripts', async ({
  browser,
}) => {
  const scripted = await asStaff(browser, 'reviewer');
  const page = await withoutScripts(browser, scripted);
  const look = async () => {
    await scripted.goto(page.url());
    await lookAt(scripted);
  };
  await page.goto(`${origin()}/desk?q=${query}`);
  await look();
  await page.getByLabel('All that match, on every page').check();
  await goOn(page, 'Assign');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Assign: all requests that match');
  await page.getByLabel('Owner').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'See what would be done' }).click();
  await untilThere(page, page.getByText('Nothing done yet'));
  await expect(page.locator('#ready')).toContainText(`${many} requests can be done, 2 cannot`);
  await look();
  await page.getByRole('link', { name: /^Not done/ }).click();
  await expect(page.locator('tbody tr')).toHaveCount(2);
  await expect(page.locator('tbody tr').first()).toContainText('It is in no state in which this can be done');
  await page.getByRole('button', { name: `Assign ${many} requests` }).click();
  await untilThere(page, page.getByText('What was done'));
  const outcome = page.url();
  await page.goto(`${origin()}/desk?q=${query}`);
  await page.getByRole('link', { name: 'Your acts on many requests' }).click();
  await look();
  await page.getByRole('link', { name: `Assign: ${many + 2} requests` }).click();
  await page.waitForURL((url) => outcome.startsWith(url.href.split('?')[0] ?? url.href));
  await expect(page.locator('#ended')).toContainText(`${many} requests done, 2 not`);
  await look();
});

test('Q7: two that are ticked are refused after their number is typed, and what moved on meanwhile is left alone', async ({
  browser,
}) => {
  const ids = [
    await fileAs(await somebody(81), 'access', new Date()),
    await fileAs(await somebody(82), 'access', new Date()),
  ];
  const page = await asStaff(browser, 'reviewer');
  for (const id of ids) {
    await page.goto(`${origin()}/desk/requests/${id}`);
    await untilThere(page, page.getByText('Refuse…'));
  }
  await page.goto(`${origin()}/desk?q=is:open`);
  const tick = async (id: string) => {
    await page.locator(`tr:has(a[href^="/desk/requests/${id}"]) input[type="checkbox"]`).check();
  };
  for (const id of ids) await tick(id);
  await goOn(page, 'Refuse');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Refuse: 2 requests');
  await page.getByRole('button', { name: 'See what would be done' }).click();
  await expect(page.getByText('Give a reason')).toBeVisible();
  await page.getByLabel('Ground').selectOption('unfounded');
  await page.getByLabel('Reason').fill('Asked for the third time this week');
  await lookAt(page);
  await page.getByRole('button', { name: 'See what would be done' }).click();
  await expect(page.locator('#ready')).toContainText('2 requests can be done');
  await page.getByRole('button', { name: 'Refuse 2 requests' }).click();
  await expect(page.getByText('This is not the number of requests above')).toBeVisible();
  await lookAt(page);
  expect(await statusOf(ids[0] ?? '')).toBe('review');
  await page.getByLabel('Type how many').fill('2');
  await page.getByRole('button', { name: 'Refuse 2 requests' }).click();
  await expect(page.locator('#ended')).toContainText('2 requests done, 0 not');
  for (const id of ids) expect(await statusOf(id)).toBe('refused');
  // To somebody else there is none, and there is nothing to select for who only looks.
  const other = await asStaff(browser, 'approver');
  expect((await other.request.get(page.url())).status()).toBe(404);
  const viewer = await asStaff(browser, 'viewer');
  await viewer.goto(`${origin()}/desk?q=${query}`);
  await expect(viewer.locator('tbody input[type="checkbox"]')).toHaveCount(0);
});

test('an owner with a very long name leaves each box beside its reference, and cuts no outcome off', async ({
  browser,
}) => {
  const name = `Maximiliane ${'Wolfeschlegelsteinhausen'.repeat(2)} von und zu Hohenlohe`;
  habeas('staff', 'add', '--role', 'reviewer', '--name', name, '--email', 'long-owner@clickandchat.example');
  const owner = await database().execute<{ id: string }>(sql`select id from staff where name like 'Maximiliane %'`);
  const assigneeId = owner.rows[0]?.id ?? '';
  await database()
    .update(request)
    .set({ assigneeId })
    .where(eq(request.answerByOn, `${year}-04-01`));
  const page = await asStaff(browser, 'approver');
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(`${origin()}/desk?q=${query}`);
  await fits(page);
  const first = page.locator('tbody th').first();
  const found = [first.getByRole('checkbox'), first.getByRole('link')].map((one) => one.boundingBox());
  const [box, link] = await Promise.all(found);
  expect(box?.y).toBeLessThan((link?.y ?? 0) + (link?.height ?? 0));
  expect(link?.y).toBeLessThan((box?.y ?? 0) + (box?.height ?? 0));
  await page.getByLabel('All that match, on every page').check();
  await goOn(page, 'Assign');
  await page.getByRole('button', { name: 'See what would be done' }).click();
  await page.waitForURL(/bulk\/[0-9a-f-]{36}$/);
  await untilThere(page, page.locator('#ready'), 60_000);
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    const rights = ['tbody bdi', 'tbody tr', 'nav[aria-label="Outcomes"]'].map((what) =>
      page
        .locator(what)
        .first()
        .evaluate((one) => one.getBoundingClientRect().right),
    );
    const [owned = 0, row = 0, edge = 0] = await Promise.all(rights);
    expect(Math.max(owned, row), `right edge of the rows at ${width}`).toBeLessThanOrEqual(edge + 1);
  }
});

test('Q7: rows are ticked by key, and a page that is opened with none says so', async ({ browser }) => {
  const page = await asStaff(browser, 'approver');
  await page.goto(`${origin()}/desk?q=${query}`);
  await page.getByRole('button', { name: 'Keys' }).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await expect(page.locator('tbody tr').first().getByRole('checkbox')).toBeChecked();
  await page.keyboard.press('x');
  await expect(page.locator('tbody tr').first().getByRole('checkbox')).not.toBeChecked();
  await goOn(page, 'Put the answer off');
  await expect(page.getByText('No request is selected')).toBeVisible();
  await lookAt(page);
});
