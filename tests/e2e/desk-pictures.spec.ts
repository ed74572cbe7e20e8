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
  const src = `${origin()}${await picture.getAttribute('src')}`;
  const approver = await asStaff(browser, 'approver');
  expect((await approver.request.get(src)).status()).toBe(404);
  expect((await page.request.get(src, { maxRedirects: 0 })).status()).not.toBe(200);

  // On a tablet, with boxes to tick beside them, values are not cut into pieces of two letters.
  await desk.getByRole('link', { name: 'Leave rows or values out' }).click();
  await desk.setViewportSize({ width: 768, height: 900 });
  const mails = desk.locator('[id="table-app.mailEvents"]');
  const address = mails.getByText('nadia.brook@mail.example');
  await expect.poll(async () => (await address.boundingBox())?.height).toBeLessThan(40);
  await mails.getByLabel('nadia.brook@mail.example').check();
  await press(desk, 'Leave what is ticked out of the copy');
  const leftOut = desk.getByRole('region', { name: 'Left out of the copy' });
  await expect(leftOut).toContainText('Mail from us, and when you opened it, row 3 of 3: Address');
  await expect(leftOut).toContainText('About somebody else; left out by Rafael Moss');
});
