import { expect, type Page } from '@playwright/test';
import { untilThere } from './desk-side.ts';
import { elsewhere } from './elsewhere.ts';
import { lookAt } from './look.ts';
import { origin } from './portal.ts';
import { asStaff } from './staff.ts';
import { begin, confirmation, press, prove, test } from './visitor.ts';

/** An example that asks people where they live, and whose accounts may say so. */
elsewhere('assistly');
test.setTimeout(180_000);

async function askForCopy(page: Page, email: string): Promise<string> {
  await begin(page, 'Get a copy of my data');
  await page.getByLabel('California, United States').check();
  await press(page, 'Continue');
  await page.getByLabel('Everything held about me').check();
  await press(page, 'Continue');
  await prove(page, email);
  await press(page, 'Send your request for a copy of your data');
  return (await confirmation(page)).id;
}

test('Q20: who asks under a law of another country than their account names is marked, until the law is put right', async ({
  page,
  browser,
}) => {
  const id = await askForCopy(page, 'teo.lind@mail.example');
  const desk = await asStaff(browser, 'reviewer');
  await desk.goto(`${origin()}/desk/requests/${id}`);
  const mark = desk.getByText('Lives elsewhere?');
  await untilThere(desk, mark);
  await expect(desk.getByText('Lives elsewhere, their account says')).toBeVisible();
  await lookAt(desk);
  const anotherLaw = desk.locator('details', { hasText: 'Another law…' });
  await anotherLaw.locator('summary').click();
  await anotherLaw.getByLabel('Law', { exact: true }).selectOption('eu-gdpr');
  await anotherLaw.getByLabel('Reason').fill('The account says Sweden, and so did a call');
  await anotherLaw.getByRole('button', { name: 'Change the law' }).click();
  await expect(desk.locator('#facts').getByText(/^GDPR\b/)).toBeVisible();
  // The worker looks anew: of that law there is nothing to ask.
  await expect(async () => {
    await desk.reload();
    await expect(desk.getByText('go into the copy')).toBeVisible();
    await expect(mark).toHaveCount(0);
  }).toPass();
});

test('who of two with one address asks is chosen by what tells them apart, and nobody is until then', async ({
  page,
  browser,
}) => {
  const id = await askForCopy(page, 'rita.cole@mail.example');
  const desk = await asStaff(browser, 'approver');
  await desk.goto(`${origin()}/desk/requests/${id}`);
  await untilThere(desk, desk.getByLabel('Why do you need to see them?'));
  await desk.getByLabel('Why do you need to see them?').selectOption('identify');
  await desk.getByRole('button', { name: 'Fetch them' }).click();
  await desk.waitForURL('**/findings');
  const person = desk.getByLabel('Person', { exact: true });
  await untilThere(desk, person);
  await expect(person).toHaveValue('');
  await expect(person.locator('option', { hasText: 'Closed on: empty' })).toHaveCount(1);
  await lookAt(desk);
  await desk.getByLabel('How do you know?').fill('They called from the number of the open account');
  await desk.getByRole('button', { name: 'It is this one' }).click();
  await expect(desk.getByText('Choose one of these')).toBeVisible();
  const open = person.locator('option', { hasText: 'Closed on: empty' });
  await person.selectOption((await open.getAttribute('value')) ?? '');
  await desk.getByRole('button', { name: 'It is this one' }).click();
  await desk.goto(`${origin()}/desk/requests/${id}`);
  await untilThere(desk, desk.getByText('You said which person it is.', { exact: false }));
});
