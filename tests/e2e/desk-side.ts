/** What the desk does in a visitor's journey. */
import { type Browser, expect, type Locator, type Page } from '@playwright/test';
import { origin } from './portal.ts';
import { asStaff } from './staff.ts';

const why = 'Why the plan is right all the same';

/** Reloads until it is there: the worker answers in its own time. */
export async function untilThere(page: Page, what: Locator, timeout = 30_000): Promise<void> {
  await expect(async () => {
    await page.reload();
    await expect(what).toBeVisible({ timeout: 500 });
  }).toPass({ timeout });
}

/** Somebody of the desk looks at a request once it has been planned, and answers what is odd about the plan. */
export async function review(browser: Browser, who: 'reviewer' | 'approver', id: string): Promise<Page> {
  const page = await asStaff(browser, who);
  await page.goto(`${origin()}/desk/requests/${id}`);
  await untilThere(page, page.getByText('Refuse…'));
  for (let left = await page.getByLabel(why).count(); left > 0; left--) {
    await page.getByLabel(why).first().fill('Looked at: it stays as it is');
    await page.getByRole('button', { name: 'Answer', exact: true }).first().click();
    await expect(page.getByLabel(why)).toHaveCount(left - 1);
  }
  return page;
}

/** Opens what is folded, by its words, and presses the button in it. */
export async function act(page: Page, summary: string, button: RegExp): Promise<void> {
  await page.locator('summary', { hasText: summary }).click();
  await page.getByRole('button', { name: button }).click();
}

/** The first of the colleagues whom a note may be for; where there are many, they are folded away until then. */
export async function firstColleague(page: Page): Promise<Locator> {
  const group = page.getByRole('group', { name: 'For' });
  const fold = group.locator('details:not([open]) > summary');
  if ((await fold.count()) > 0) await fold.click();
  return group.getByRole('checkbox').first();
}

/** Arms deletions unless somebody did. */
export async function arm(browser: Browser): Promise<void> {
  const admin = await asStaff(browser, 'admin');
  await admin.goto(`${origin()}/desk/settings`);
  if ((await admin.getByText('Armed since').count()) > 0) return;
  await admin.locator('summary', { hasText: 'Arm…' }).click();
  await admin.getByLabel('Confirmation').fill('arm clickandchat');
  await admin.getByRole('button', { name: 'Arm deletions' }).click();
  await expect(admin.getByText('Armed since')).toBeVisible();
}
