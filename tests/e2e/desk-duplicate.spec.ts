import { expect, type Page } from '@playwright/test';
import { untilThere } from './desk-side.ts';
import { lookAt } from './look.ts';
import { letter, origin } from './portal.ts';
import { asStaff } from './staff.ts';
import { begin, confirmation, press, prove, someone, test, visit } from './visitor.ts';

test.setTimeout(240_000);

/** Complains on the pages; a mailbox that was proven just now is not asked for again. */
async function complain(page: Page, words: string, email?: string): Promise<{ id: string; reference: string }> {
  await begin(page, 'Something else, or complain');
  await page.getByLabel('A complaint about how you use my data').check();
  await page.getByLabel('Tell us more').fill(words);
  await press(page, 'Continue');
  if (email) await prove(page, email);
  await expect(page.getByText(words)).toBeVisible();
  await press(page, 'Send this to us');
  return confirmation(page);
}

test('Q4, Q5: the same complaint again is closed with one key, and desk and person get from one to the other', async ({
  page,
  browser,
}) => {
  const email = someone('twice');
  const first = await complain(page, 'You wrote to me though I never asked for it.', email);
  const second = await complain(page, 'You wrote to me once more.');
  expect(second.id).not.toBe(first.id);

  const desk = await asStaff(browser, 'reviewer');
  const fold = desk.locator('summary', { hasText: 'Close as a duplicate…' });
  await desk.goto(`${origin()}/desk/requests/${first.id}`);
  await untilThere(desk, desk.getByText('Answer…'));
  await expect(fold).toHaveCount(0);
  await desk.goto(`${origin()}/desk/requests/${second.id}`);
  await untilThere(desk, fold);
  await desk.getByRole('button', { name: 'Keys' }).waitFor();
  await desk.keyboard.press('d');
  const choice = desk.getByLabel('Answered with');
  await expect(choice).toBeFocused();
  await expect(choice.getByRole('option')).toHaveText([new RegExp(`^${first.reference}, received `)]);
  await lookAt(desk);
  await desk.getByRole('button', { name: 'Close it and tell the person' }).click();
  await expect(desk.getByText('Closed as a duplicate')).toBeVisible();
  await expect(fold).toHaveCount(0);
  await lookAt(desk);

  await desk.getByRole('link', { name: first.reference }).first().click();
  await expect(desk.getByText('A duplicate was closed, to be answered with this')).toBeVisible();
  await expect(desk.getByRole('link', { name: second.reference }).first()).toBeVisible();
  await lookAt(desk);
  await desk.goto(`${origin()}/desk?q=is:duplicate`);
  await expect(desk.getByRole('rowheader', { name: second.reference })).toBeVisible();
  await expect(desk.getByRole('rowheader', { name: first.reference })).toHaveCount(0);
  await lookAt(desk);

  await desk.locator('#search').fill(email);
  await desk.locator('#search').press('Enter');
  const inGroup = (name: string) => desk.locator('tbody').filter({ hasText: name }).locator('th[scope="row"]');
  await expect(inGroup('Still to answer')).toContainText([first.reference]);
  await expect(inGroup('Closed')).toContainText([second.reference]);
  await lookAt(desk);

  const { text } = await letter(email, /answer about/i);
  expect(text).toContain(second.reference);
  await visit(page, `/requests/${second.id}`);
  await lookAt(page);
  await page.getByRole('link', { name: first.reference }).click();
  await expect(page).toHaveURL(new RegExp(`/requests/${first.id}$`));
});
