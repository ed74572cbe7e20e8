import { type Browser, expect, type Page } from '@playwright/test';
import { untilThere } from './desk-side.ts';
import { elsewhere } from './elsewhere.ts';
import { lookAt } from './look.ts';
import { origin } from './portal.ts';
import { asStaff } from './staff.ts';
import { begin, bothWays, confirmation, press, problem, prove, test, visit } from './visitor.ts';

/** An example that asks for more than a mailbox before a deletion. */
elsewhere('licensepal');
test.setTimeout(180_000);

async function askForDeletion(page: Page, email: string): Promise<string> {
  await begin(page, 'Delete my data');
  await page.getByLabel('Everything that can be deleted').check();
  await press(page, 'Continue');
  await prove(page, email);
  await press(page, 'Send your request to delete your data');
  return (await confirmation(page)).id;
}

async function atDesk(browser: Browser, who: 'reviewer' | 'approver', path: string): Promise<Page> {
  const page = await asStaff(browser, who);
  await page.goto(`${origin()}/desk/requests/${path}`);
  return page;
}

/** The desk prints the letter. @returns the code in it */
async function printed(browser: Browser, id: string): Promise<string> {
  const desk = await atDesk(browser, 'approver', `${id}/letters`);
  await untilThere(desk, desk.getByText('12 Maple Street'));
  await lookAt(desk);
  return desk.locator('article p.font-mono').first().innerText();
}

bothWays((how) => {
  test('V43: a deletion asks who it is: a declaration is signed, and the desk sees it', async ({
    page,
    browser,
    checked,
  }) => {
    const id = await askForDeletion(page, how === 'with' ? 'peg.lowe@mail.example' : 'otto.brandt@mail.example');
    await expect(page.getByRole('heading', { name: 'One more step: show that it is you' })).toBeVisible();
    await checked(page);
    await visit(page, `/requests/${id}`);
    await expect(page.getByText('You have something to do')).toBeVisible();
    await page.getByRole('link', { name: 'Show that it is you' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Show that it is you');
    await checked(page);
    await press(page, 'Sign the declaration');
    await expect(problem(page)).toContainText('Enter your full name');
    await page.getByLabel('Your full name').fill('Pat Example');
    await page.getByLabel('I declare this').check();
    await press(page, 'Sign the declaration');
    await expect(page.getByText('You have shown that it is you')).toBeVisible();
    await expect(page.getByText('We are working on it')).toBeVisible();
    await expect(page.getByText('You have something to do'), 'V73: what is done is no task any more').toHaveCount(0);
    await checked(page);
    const desk = await atDesk(browser, 'reviewer', id);
    await expect(desk.getByText('Signed a declaration', { exact: false }).first()).toBeVisible();
    await expect(desk.getByText('Pat Example')).toHaveCount(0);
    await lookAt(desk);
  });
});

test('a code goes by post to the address on file; the desk prints it, and typed back it shows who it is', async ({
  page,
  browser,
}) => {
  const id = await askForDeletion(page, 'ruth.hale@mail.example');
  await visit(page, `/requests/${id}/identity/otherwise`);
  await press(page, 'Send me a code by post');
  await expect(page.getByText('a letter with a code is on its way')).toBeVisible();
  await lookAt(page);
  const code = await printed(browser, id);
  await visit(page, `/requests/${id}/identity/code`);
  await lookAt(page);
  await page.getByLabel('The code from our letter').fill('AAAAA-AAAAA');
  await press(page, 'Check the code');
  await expect(problem(page)).toContainText('That is not the code of our newest letter');
  await page.getByLabel('The code from our letter').fill(code.toLowerCase());
  await press(page, 'Check the code');
  await expect(page.getByText('You have shown that it is you')).toBeVisible();
});
