import { expect } from '@playwright/test';
import { rowsOf } from './account.ts';
import { lookAt } from './look.ts';
import { letter, origin } from './portal.ts';
import { asStaff } from './staff.ts';
import { begin, confirmation, press, prove, test, visit } from './visitor.ts';

const noor = 'noor.aziz@mail.example';

test.setTimeout(180_000);

test('CC-1: a name and a street are put right, from the start page to the account database', async ({
  page,
  browser,
}) => {
  const stored = () => rowsOf('SELECT legal_name, street FROM accounts WHERE lower(email) = $1', [noor]);
  expect(await stored()).toEqual([{ legal_name: 'Nor Aziz', street: '31 Chruch Street' }]);
  await begin(page, 'Correct data that is wrong');
  for (const [field, was, value, another] of [
    ['Name', 'Nor Aziz', 'Noor Aziz', 'Yes, add another'],
    ['Street', '', '31 Church Street', 'No, that is all'],
  ] as const) {
    await page.getByLabel(field, { exact: true }).check();
    await press(page, 'Continue');
    await expect(page.getByRole('heading', { name: `What should “${field}” say?` })).toBeVisible();
    await page.getByLabel('What it says now').fill(was);
    await page.getByLabel('What it should say').fill(value);
    await press(page, 'Continue');
    await expect(page.getByText(`Should say: ${value}`)).toBeVisible();
    await lookAt(page);
    await page.getByLabel(another).check();
    await press(page, 'Continue');
  }
  await prove(page, noor);
  await expect(page.getByText('Should say: Noor Aziz')).toBeVisible();
  await lookAt(page);
  await press(page, 'Send your request to correct your data');
  const { id, reference } = await confirmation(page);

  const approver = await asStaff(browser, 'approver');
  await approver.goto(`${origin()}/desk/requests/${id}`);
  const approve = approver.locator('summary', { hasText: 'Approve' });
  await expect(async () => {
    await approver.reload();
    await expect(approve).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 30_000 });
  await approve.click();
  await approver.getByRole('button', { name: /^Approve/ }).click();

  await expect.poll(stored, { timeout: 30_000 }).toEqual([{ legal_name: 'Noor Aziz', street: '31 Church Street' }]);
  expect((await letter(noor, new RegExp(reference))).text).toContain(reference);
  await visit(page, `/requests/${id}`);
  await expect(page.getByText('Your data now says what you asked for.')).toBeVisible();
  await lookAt(page);
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
  await expect(page.getByRole('alert', { name: 'There is a problem' })).toContainText('Write your answer');
  await lookAt(page);
  await page.getByLabel('Your answer').fill('sam@old.example');
  await press(page, 'Send your answer');
  await expect(page.getByText('sam@old.example')).toBeVisible();
  await expect(page.getByText('Being checked')).toBeVisible();
});
