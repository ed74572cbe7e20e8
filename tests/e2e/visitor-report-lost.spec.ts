import { expect } from '@playwright/test';
import { rowsOf } from './account.ts';
import { lookAt } from './look.ts';
import { letter } from './portal.ts';
import { begin, confirmation, press, prove, test, visit } from './visitor.ts';

const lena = 'lena.park@mail.example';

test('CC-6: a lost card is blocked at once, from the start page to the account database', async ({ page }) => {
  const cards = () =>
    rowsOf<{ status: string }>(
      `SELECT c.status FROM payment_cards c JOIN accounts a ON a.id = c.account_id WHERE lower(a.email) = $1`,
      [lena],
    );
  expect(await cards()).toEqual([{ status: 'active' }, { status: 'active' }]);
  await begin(page, 'Report something lost or stolen');
  await expect(page.getByText('call us on +1 555 0100')).toBeVisible();
  await expect(page.getByText('A replacement never goes to a mailbox')).toBeVisible();
  await page.getByLabel('A card').check();
  await press(page, 'Continue');
  await prove(page, lena);
  await press(page, 'Send your report and block it now');
  const { id, reference } = await confirmation(page);
  await expect.poll(cards).toEqual([{ status: 'frozen' }, { status: 'frozen' }]);
  await expect(async () => {
    await visit(page, `/requests/${id}`);
    await expect(page.getByText('It is blocked.')).toBeVisible({ timeout: 500 });
  }).toPass();
  await lookAt(page);
  const { text } = await letter(lena, new RegExp(reference), new Date(Date.now() - 60_000));
  expect(text).toContain(reference);
});
