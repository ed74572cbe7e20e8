import { expect } from '@playwright/test';
import { untilThere } from './desk-side.ts';
import { elsewhere } from './elsewhere.ts';
import { lookAt } from './look.ts';
import { origin } from './portal.ts';
import { asStaff } from './staff.ts';
import { begin, confirmation, press, prove, test } from './visitor.ts';

/** An example whose people have pictures. */
elsewhere('assistly');
test.setTimeout(180_000);

test('Q23: a picture among what was found is seen as one, by who gave a reason and by nobody else', async ({
  page,
  browser,
}) => {
  await begin(page, 'Get a copy of my data');
  await page.getByLabel('California, United States').check();
  await press(page, 'Continue');
  await page.getByLabel('Everything held about me').check();
  await press(page, 'Continue');
  await prove(page, 'nadia.frey@mail.example');
  await press(page, 'Send your request for a copy of your data');
  const { id } = await confirmation(page);
  const desk = await asStaff(browser, 'reviewer');
  await desk.goto(`${origin()}/desk/requests/${id}`);
  await untilThere(desk, desk.getByLabel('Why do you need to see them?'));
  await desk.getByLabel('Why do you need to see them?').selectOption('check-plan');
  await press(desk, 'Fetch them');
  await desk.waitForURL('**/findings');
  const picture = desk.getByRole('img', { name: 'Picture' });
  await untilThere(desk, picture);
  await expect.poll(() => picture.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(32);
  await lookAt(desk);
  const address = `${origin()}${await picture.getAttribute('src')}`;
  const approver = await asStaff(browser, 'approver');
  expect((await approver.request.get(address)).status()).toBe(404);
  expect((await page.request.get(address, { maxRedirects: 0 })).status()).not.toBe(200);
});
