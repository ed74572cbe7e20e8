import { expect, type Page } from '@playwright/test';
import { rowsOf, untouched } from './account.ts';
import { bothWays, press, prove, test, visit } from './visitor.ts';

test.setTimeout(240_000);

const listed = (email: string) => async () =>
  (await rowsOf("SELECT FROM suppressed_addresses WHERE email = $1 AND list = 'offers'", [email])).length;

const offers = (page: Page) => page.getByRole('listitem').filter({ hasText: 'Special offers' });

/** The choice's state; without scripts the page is looked at again until the worker has answered. */
async function stands(page: Page, state: string): Promise<void> {
  await expect
    .poll(
      async () => {
        await visit(page, '/preferences');
        return offers(page).getByText(state, { exact: true }).isVisible();
      },
      { timeout: 60_000, intervals: [1000] },
    )
    .toBe(true);
}

bothWays((how) => {
  test('choices are seen live, stopped by one press, and allowed again by two', async ({ page, checked }) => {
    const { email } = await untouched(how === 'with' ? 61 : 62);
    await visit(page, '/preferences');
    await prove(page, email);
    await stands(page, 'Allowed');
    await checked(page);

    await press(page, 'Opt out Special offers');
    await expect(page.getByText('It usually takes effect within seconds')).toBeVisible();
    await expect.poll(listed(email), { timeout: 60_000 }).toBe(1);
    await stands(page, 'Opted out');
    await checked(page);

    await page.getByRole('link', { name: 'Opt in again Special offers' }).click();
    await expect(page.getByRole('heading', { name: 'Allow it again?' })).toBeVisible();
    await checked(page);
    expect(await listed(email)()).toBe(1);
    await press(page, 'Yes, allow it again');
    await expect(page).toHaveURL(/\/preferences\?/);
    await expect.poll(listed(email), { timeout: 60_000 }).toBe(0);
    await stands(page, 'Allowed');
  });
});
