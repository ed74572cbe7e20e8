import { expect } from '@playwright/test';
import { rowsOf, untouched } from './account.ts';
import { untilThere } from './desk-side.ts';
import { letter } from './portal.ts';
import { begin, bothWays, confirmation, press, prove, test, visit } from './visitor.ts';

const lena = 'lena.park@mail.example';

bothWays((how) => {
  test('CC-6: a lost card is blocked at once, from the start page to the account database', async ({
    page,
    checked,
  }) => {
    const email = how === 'with' ? lena : (await untouched(2)).email;
    const cards = async () => {
      const rows = await rowsOf<{ status: string }>(
        `SELECT c.status FROM payment_cards c JOIN accounts a ON a.id = c.account_id WHERE lower(a.email) = $1`,
        [email],
      );
      return rows.map(({ status }) => status);
    };
    const before = await cards();
    expect(new Set(before)).toEqual(new Set(['active']));
    await begin(page, 'Report something lost or stolen');
    await expect(page.getByText('call us on +1 555 0100')).toBeVisible();
    await expect(page.getByText('A replacement never goes to a mailbox')).toBeVisible();
    await page.getByLabel('A card').check();
    await press(page, 'Continue');
    await prove(page, email);
    await press(page, 'Send your report and block it now');
    const { id, reference } = await confirmation(page);
    await expect.poll(cards).toEqual(before.map(() => 'frozen'));
    await visit(page, `/requests/${id}`);
    await untilThere(page, page.getByText('It is blocked.'));
    await checked(page);
    const { text } = await letter(email, new RegExp(reference), new Date(Date.now() - 60_000));
    expect(text).toContain(reference);
  });
});
