import { text } from 'node:stream/consumers';
import { expect, type Page } from '@playwright/test';
import { database } from '#db/client';
import { funnel } from '#db/schema/index';
import { destroyContent } from '#requests/destroy-content';
import { countedRow, insertCounted } from '#tests/counted';
import { inPortal } from './in-portal.ts';
import { fits, lookAt } from './look.ts';
import { origin } from './portal.ts';
import { asStaff } from './staff.ts';
import { test } from './test.ts';

/** A year in which no other test's requests are. */
const year = '2019';
const day = (monthAndDay: string) => `${year}-${monthAndDay}`;
const closed = (monthAndDay: string) => new Date(`${day(monthAndDay)}T12:00:00Z`);

/** What a link's download holds. */
async function downloaded(page: Page, link: string): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: link }).click();
  return text(await (await download).createReadStream());
}

inPortal();
test.beforeAll(async () => {
  const at = { receivedOn: day('03-01'), answerByOn: day('04-15'), closedAt: closed('03-11') };
  const refused = { ...at, status: 'refused', outcome: null } as const;
  await insertCounted([
    ...Array.from({ length: 1203 }, () => countedRow(at)),
    countedRow({ ...at, outcome: 'in-part', channel: 'letter', closedAt: closed('05-20') }),
    countedRow({ ...at, kind: 'delete', outcome: 'nothing-found', law: 'eu-gdpr us-ca', receivedOn: day('02-07') }),
    ...Array.from({ length: 37 }, () => countedRow({ ...refused, refusalGround: 'not-identified' })),
    countedRow({ ...refused, kind: 'delete', refusalGround: 'legal-duty', channel: 'call' }),
    countedRow({ ...at, kind: 'opt-out', law: 'uk-gdpr', receivedOn: day('09-20'), closedAt: closed('09-21') }),
    countedRow({ ...at, kind: 'correct', status: 'lapsed', outcome: null, receivedOn: day('12-31') }),
    countedRow({ ...at, kind: 'delete', channel: 'letter', receivedOn: day('02-08'), isTrial: true }),
  ]);
  const on = day('05-05');
  await database()
    .insert(funnel)
    .values([
      { on, furthest: 'started', count: 700 },
      { on, furthest: 'sent', count: 151 },
      { on, furthest: 'filed', count: 1243 },
    ]);
});
test.setTimeout(180_000);

test('the law’s table is shown to everybody, a year at a time', async ({ page }) => {
  // What was counted for whoever asked before these requests came is kept for a minute.
  await expect(async () => {
    await page.goto(`${origin()}/metrics?year=${year}`);
    await expect(page.getByRole('cell', { name: '1,241' })).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 90_000 });
  await expect(page.locator('body')).not.toContainText('Internal');
  await lookAt(page);
  await page.goto(`${origin()}/metrics?year=2018`);
  await lookAt(page);
});

test('each number of the law’s table leads to as many requests, and both files can be taken out', async ({
  browser,
}) => {
  const page = await asStaff(browser, 'auditor');
  await page.goto(`${origin()}/desk/reports/metrics?year=${year}`);
  await lookAt(page);
  const row = page.getByRole('row', { name: /^Deletion/ }).first();
  await row.getByRole('link', { name: '1', exact: true }).last().click();
  await expect(page).toHaveURL(/figure%3Adenied|figure%3Awhole/);
  await expect(page.locator('tbody tr')).toHaveCount(1);
  await lookAt(page);

  await page.goto(`${origin()}/desk/reports/metrics?year=${year}`);
  expect(await downloaded(page, 'Table as CSV')).toMatch(/Copy,1241,1203,1,37,/);
  expect(await downloaded(page, 'Log of requests as CSV')).toMatch(/Deletion,Call,.*A law obliges us/);
});

test('a period is drawn and told in tables; its numbers lead to the requests, and can be taken out', async ({
  browser,
}) => {
  const page = await asStaff(browser, 'approver');
  await page.goto(`${origin()}/desk/reports?in=${year}`);
  await expect(page.getByRole('img', { name: 'Requests received' })).toBeVisible();
  await lookAt(page);
  await page.emulateMedia({ media: 'print' });
  await fits(page);
  await page.emulateMedia({ media: null });
  expect(await downloaded(page, 'Figures as CSV')).toMatch(/Law,CCPA,2019-03-01,2019-03-31,1242,/);
  await expect(page.locator('#funnel').getByRole('row', { name: /^Began/ })).toContainText('2,094');
  const received = page.locator('#received').getByRole('row', { name: /^Feb/ });
  await received.getByRole('link', { name: '1', exact: true }).click();
  await expect(page.locator('tbody tr')).toHaveCount(1);
  await page.goBack();
  await page.locator('#days').getByRole('row', { name: /^Feb/ }).getByRole('link', { name: '1', exact: true }).click();
  await expect(page.locator('tbody tr')).toHaveCount(1);
  await page.goBack();
  const row = page.locator('#outcomes').getByRole('row', { name: /^Denied: exempt/ });
  await row.getByRole('link', { name: '1', exact: true }).click();
  await expect(page).toHaveURL(/figure%3Aexempt/);
  await expect(page.locator('tbody tr')).toHaveCount(1);

  // Their time is over: what is left has a page too.
  await destroyContent({ now: new Date() });
  await page.locator('tbody tr').getByRole('link').first().click();
  await expect(page.getByText('Content destroyed on')).toBeVisible();
  await lookAt(page);
});

test('a period without requests says so, and an odd address is a year until today', async ({ browser }) => {
  const page = await asStaff(browser, 'approver');
  await page.goto(`${origin()}/desk/reports?in=2017-Q2&law=eu-gdpr`);
  await expect(page.getByText('No requests', { exact: true })).toBeVisible();
  await lookAt(page);
  await page.getByLabel('Received from').fill('2019-03-01');
  await page.getByLabel('to', { exact: true }).fill('2019-03-20');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page.getByText('from 1 Mar 2019 to 20 Mar 2019')).toBeVisible();
  const odd = await page.goto(`${origin()}/desk/reports?in=a&in=b&from=%27&to=9999-99-99&law=none`);
  expect(odd?.status()).toBe(200);
  await expect(page.getByText('There is no such period')).toBeVisible();
  await page.goto(`${origin()}/desk/reports?from=2019-03-01&to=2099-01-01`);
  await expect(page.getByText('Part of that lies in the future')).toBeVisible();
  await page.getByRole('link', { name: 'Count them anew' }).click();
  await page.waitForURL('**/desk/reports?from=2019-03-01&to=*&anew=on');
  await expect(page.getByText('Part of that lies')).toHaveCount(0);
});
