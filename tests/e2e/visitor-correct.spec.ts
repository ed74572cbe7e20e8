import { expect } from '@playwright/test';
import { rowsOf, untouched } from './account.ts';
import { act, review, untilThere } from './desk-side.ts';
import { lookAt } from './look.ts';
import { letter, origin } from './portal.ts';
import { asStaff } from './staff.ts';
import { begin, bothWays, confirmation, press, prove, test, visit } from './visitor.ts';

const noor = 'noor.aziz@mail.example';

test.setTimeout(180_000);

/** Whose street is wrong, and how: the documented Noor, or anybody of the crowd. */
async function wronged(how: 'with' | 'without') {
  const email = how === 'with' ? noor : (await untouched(1)).email;
  const [row] = await rowsOf<{ legal_name: string; street: string }>(
    'SELECT legal_name, street FROM accounts WHERE lower(email) = $1',
    [email],
  );
  return { email, name: row?.legal_name ?? '', street: row?.street ?? '' };
}

bothWays((how) => {
  test('CC-1: a name and a street are put right, from the start page to the account database', async ({
    page,
    browser,
    checked,
  }) => {
    const { email, name, street } = await wronged(how);
    const right = { name: `Noor ${name}`, street: '31 Church Street' };
    expect(street).not.toBe(right.street);
    await begin(page, 'Correct data that is wrong');
    for (const [field, was, value, another] of [
      ['Name', name, right.name, 'Yes, add another'],
      ['Street', '', right.street, 'No, that is all'],
    ] as const) {
      await page.getByLabel(field, { exact: true }).check();
      await press(page, 'Continue');
      await expect(page.getByRole('heading', { name: `What should “${field}” say?` })).toBeVisible();
      await checked(page);
      await page.getByLabel('What it says now').fill(was);
      await page.getByLabel('What it should say').fill(value);
      await press(page, 'Continue');
      await expect(page.getByText(`Should say: ${value}`)).toBeVisible();
      await checked(page);
      await page.getByLabel(another).check();
      await press(page, 'Continue');
    }
    await prove(page, email);
    await expect(page.getByText(`Should say: ${right.name}`)).toBeVisible();
    await checked(page);
    await press(page, 'Send your request to correct your data');
    const { id, reference } = await confirmation(page);
    await act(await review(browser, 'approver', id), 'Approve', /^Approve/);

    const stored = () => rowsOf('SELECT legal_name AS name, street FROM accounts WHERE lower(email) = $1', [email]);
    await expect.poll(stored, { timeout: 30_000 }).toEqual([right]);
    expect((await letter(email, new RegExp(reference))).text).toContain(reference);
    await visit(page, `/requests/${id}`);
    await untilThere(page, page.getByText('Your data now says what you asked for.'));
    await expect(page.getByText(`When you asked: ${name}`)).toBeVisible();
    await expect(page.getByText(/^Now:/)).toHaveCount(0);
    await checked(page);
  });
});

test('a question is answered on the page, and the answer comes back to the desk', async ({ page, browser }) => {
  const email = 'sam.holt@mail.example';
  await begin(page, 'Correct data that is wrong');
  await page.getByLabel('City').check();
  await press(page, 'Continue');
  await page.getByLabel('What it should say').fill('Lakewood');
  await press(page, 'Continue');
  await page.getByLabel('No, that is all').check();
  await press(page, 'Continue');
  await prove(page, email);
  await press(page, 'Send your request to correct your data');
  const { id } = await confirmation(page);

  const reviewer = await asStaff(browser, 'reviewer');
  await reviewer.goto(`${origin()}/desk/requests/${id}`);
  const ask = reviewer.locator('summary', { hasText: 'Ask' });
  await expect(async () => {
    await reviewer.reload();
    await expect(ask).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 30_000 });
  await ask.click();
  await reviewer.locator('details[open] textarea').fill('Which address do you use with us?');
  await reviewer.locator('details[open]').getByRole('button').click();
  await letter(email, /question/i);

  await visit(page, `/requests/${id}`);
  await expect(page.getByText('You have something to do')).toBeVisible();
  await expect(page.getByText('Which address do you use with us?')).toBeVisible();
  await press(page, 'Send your answer');
  await expect(page.getByRole('alert', { name: 'There is a problem' })).toContainText(
    'Write your message, or choose a file',
  );
  await lookAt(page);
  await page.getByLabel('Your answer').fill('sam@old.example');
  await press(page, 'Send your answer');
  await expect(page.getByText('sam@old.example')).toBeVisible();
  await expect(page.getByText('Being checked')).toBeVisible();
});
