import { expect } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { database } from '#db/client';
import { request } from '#db/schema/index';
import { fileAs, statusOf } from '#tests/desk';
import { act, untilThere } from './desk-side.ts';
import { inPortal } from './in-portal.ts';
import { lookAt } from './look.ts';
import { origin } from './portal.ts';
import { asStaff, somebody } from './staff.ts';
import { test } from './test.ts';

inPortal();
test.setTimeout(120_000);

test('Q8: a view is gone through from one request to the next, and a decision leads on when that is wanted', async ({
  browser,
}) => {
  const ids: string[] = [];
  const page = await asStaff(browser, 'reviewer');
  for (const number of [91, 92, 93]) {
    const id = await fileAs(await somebody(number), 'access', new Date());
    ids.push(id);
    await page.goto(`${origin()}/desk/requests/${id}`);
    await untilThere(page, page.getByText('Refuse…'));
    await database()
      .update(request)
      .set({ answerByOn: `2043-01-${number - 80}` })
      .where(eq(request.id, id));
  }
  const [first, second, third] = ids;
  await page.goto(`${origin()}/desk?q=${encodeURIComponent('due:2043 is:open')}`);
  await page.locator('tbody tr').first().getByRole('link').click();
  await page.waitForURL(`**/desk/requests/${first}?q=due%3A2043+is%3Aopen`);
  const nav = page.getByRole('navigation', { name: 'In this view' });
  await expect(nav).toContainText('Before: none');
  await lookAt(page);
  await page.getByRole('button', { name: 'Keys' }).waitFor();
  await page.keyboard.press('n');
  await page.waitForURL(`**/desk/requests/${second}?**`);
  await nav.getByRole('link', { name: 'Before' }).click();
  await page.waitForURL(`**/desk/requests/${first}?**`);

  await nav.getByRole('link', { name: 'Go on instead' }).click();
  await expect(nav).toContainText('on to the next');
  const refuse = async () => {
    await page.locator('summary', { hasText: 'Refuse…' }).click();
    await page.getByLabel('Ground').selectOption('unfounded');
    await page.locator('#refuse-reason').fill('Asked for fun');
    await page.getByRole('button', { name: /^Refuse/ }).click();
  };
  await refuse();
  await page.waitForURL(`**/desk/requests/${second}?**go=next`);
  expect(await statusOf(first ?? '')).toBe('refused');
  // What was wrong stays here, with what was typed.
  await act(page, 'Ask the person…', /^Send/);
  await expect(page.getByText('Fill this in first')).toBeVisible();
  await refuse();
  await page.waitForURL(`**/desk/requests/${third}?**go=next`);
  await refuse();
  await page.waitForURL('**/desk?q=due%3A2043+is%3Aopen');
  await expect(page.getByText('Nothing matches this search')).toBeVisible();

  // Opened by itself it belongs to no view, and stays after a decision.
  await page.goto(`${origin()}/desk/requests/${third}`);
  await expect(nav).toHaveCount(0);
});
