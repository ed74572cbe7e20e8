import { expect } from '@playwright/test';
import { untilThere } from './desk-side.ts';
import { elsewhere } from './elsewhere.ts';
import { letter } from './portal.ts';
import { bothWays, expectRefused, press, prove, stranger, test, visit } from './visitor.ts';

elsewhere('assistly');
test.setTimeout(180_000);

bothWays((how) => {
  // One whose name is misspelt, and one who has something in every table (examples/assistly/documented.sql).
  const [email, right] =
    how === 'with' ? ['mina.duarte@mail.example', 'Mina Duarte'] : ['nadia.frey@mail.example', 'Nadia Frey-Hall'];

  test('AS-1, AS-2: a person sees what is held, changes a name at once, and nobody else sees any of it', async ({
    page,
    browser,
    checked,
  }) => {
    await visit(page, '/my-data');
    await prove(page, email);
    await expect(page.getByRole('heading', { name: 'My data' })).toBeVisible();
    await untilThere(page, page.getByText(email).last());
    await expect(page.getByText('We hold this. It is never shown.')).toBeVisible();
    await checked(page);

    await page.getByRole('link', { name: /^Change.*Real name/ }).click();
    const value = page.getByLabel('What it should say');
    await press(page, 'Change it now');
    await expectRefused(page);
    await checked(page);
    await value.fill(right);
    // The session's hour is over: what was typed waits at the same field.
    await page.context().clearCookies({ name: '__Host-habeas-session' });
    await press(page, 'Change it now');
    await prove(page, email);
    await expect(page.getByText('has not been saved yet')).toBeVisible();
    await untilThere(page, page.getByRole('link', { name: /^Change.*Real name/ }));
    await page.getByRole('link', { name: /^Change.*Real name/ }).click();
    await expect(value).toHaveValue(right);
    await press(page, 'Change it now');
    await expect(page).toHaveURL(/\/requests\/[0-9a-f-]{36}$/);
    await untilThere(page, page.getByText('Your data now says what you asked for.'));
    await checked(page);
    await letter(email, /is done|have your request/);
    await visit(page, '/my-data');
    await untilThere(page, page.getByText(right, { exact: true }));

    const other = await stranger(browser);
    await visit(other, '/my-data');
    await expect(other).toHaveURL(/\/prove/);
  });
});
