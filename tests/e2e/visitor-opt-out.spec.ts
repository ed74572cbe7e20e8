import { expect } from '@playwright/test';
import { rowsOf } from './account.ts';
import { lookAt } from './look.ts';
import { letter } from './portal.ts';
import { press, prove, someone, test, visit } from './visitor.ts';

/** The mailings that an account of the example still gets. */
async function subscribed(email: string): Promise<string[]> {
  const rows = await rowsOf<{ list: string }>(
    `SELECT p.list FROM mail_preferences p JOIN accounts a ON a.id = p.account_id
     WHERE lower(a.email) = $1 AND p.subscribed ORDER BY p.list`,
    [email],
  );
  return rows.map(({ list }) => list);
}

const lena = 'lena.park@mail.example';

for (const [javaScriptEnabled, email] of [
  [true, lena],
  [false, 'omar.reed@mail.example'],
] as const) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test(`CC-2, CC-3: anybody opts an address out in two steps, with nothing to prove, and it holds in the account database (${email})`, async ({
      page,
    }) => {
      expect(await subscribed(email)).toContain('news');
      await visit(page, '/');
      await page.getByRole('link', { name: 'Opt out now' }).click();
      await page.getByLabel('All mail that is not about your account').check();
      await page.getByLabel('Your email address').fill(email.toUpperCase());
      await press(page, 'Opt out');
      await expect(page.getByRole('heading', { name: 'You have opted out' })).toBeVisible();
      const reference = await page.locator('main strong.font-mono').innerText();
      // axe needs scripts to run.
      if (javaScriptEnabled) await lookAt(page);
      await page.reload();
      await expect(page.getByText(reference)).toBeVisible();
      await expect.poll(() => subscribed(email)).toEqual(['account']);
      const { text } = await letter(email, new RegExp(reference));
      expect(text).toContain('/opt-out/undo');
    });
  });
}

test('an opt-out is seen and taken back by who proves the mailbox, and only once', async ({ page }) => {
  test.slow();
  const email = 'noor.aziz@mail.example';
  await visit(page, '/request/opt-out');
  await page.getByLabel('Special offers').check();
  await page.getByLabel('Your email address').fill(email);
  await press(page, 'Opt out');
  await expect.poll(() => subscribed(email)).not.toContain('offers');
  await page.getByRole('link', { name: 'Take an opt-out back' }).click();
  await prove(page, email);
  await page.getByLabel('Special offers').check();
  await press(page, 'Take it back');
  await expect(page.getByText('The opt-out is being undone')).toBeVisible();
  await expect(page.getByRole('radio')).toHaveCount(0);
  await expect.poll(() => subscribed(email)).toContain('offers');
});

test('an opt-out sent twice is one, and another address in the same form is another', async ({ page }) => {
  const references: string[] = [];
  const [same, other] = [someone('same'), someone('other')];
  for (const email of [same, same, other]) {
    await visit(page, '/request/opt-out');
    await page.getByLabel('Special offers').check();
    await page.getByLabel('Your email address').fill(email);
    await press(page, 'Opt out');
    references.push(await page.locator('main strong.font-mono').innerText());
    await page.goBack();
  }
  expect(references[2]).not.toBe(references[0]);
});
