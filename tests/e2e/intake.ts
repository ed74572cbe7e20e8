import { type Browser, expect, type Page } from '@playwright/test';
import { origin } from './portal.ts';
import { asStaff } from './staff.ts';

/** The intake form of somebody of the desk; scripts off where the desk's browser has none. */
export async function intake(browser: Browser, kind: string, scripts = true): Promise<Page> {
  const state = await (await asStaff(browser, 'reviewer')).context().storageState();
  const context = await browser.newContext({ storageState: state, javaScriptEnabled: scripts });
  const page = await context.newPage();
  await page.goto(`${origin()}/desk/new`);
  await page.getByRole('link', { name: kind, exact: true }).click();
  await expect(page.getByLabel('How did it reach us?')).toBeVisible();
  return page;
}

/** Of the request whose page is open. */
export const idOf = (page: Page) => new URL(page.url()).pathname.split('/').at(-1) ?? '';
