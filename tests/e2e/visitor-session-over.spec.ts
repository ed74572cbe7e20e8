/** A session lasts an hour, and somebody may write for longer: what they typed is there again when they are. */
import { expect, type Page } from '@playwright/test';
import { begin, bothWays, confirmation, press, problem, prove, someone, test, visit } from './visitor.ts';

const session = '__Host-habeas-session';
const typed = 'It is the house at the corner.';
const message = (page: Page) => page.getByLabel('Your message');
const kept = (page: Page) => page.getByText('What you typed is kept.');
const unsent = (page: Page) => page.getByRole('heading', { name: 'This has not been sent yet' });

/** @param email of somebody who has yet to prove it */
async function asked(page: Page, email?: string): Promise<string> {
  await begin(page, 'Get a copy of my data');
  await page.getByLabel('Everything held about me').check();
  await press(page, 'Continue');
  if (email) await prove(page, email);
  await press(page, 'Send your request for a copy of your data');
  return (await confirmation(page)).id;
}

/** As when its hour is over. */
const endSession = (page: Page) => page.context().clearCookies({ name: session });

bothWays(() => {
  test('what was typed when a session was over is put back after the fresh proof, until it is sent', async ({
    page,
    checked,
  }) => {
    const email = someone('swift');
    const id = await asked(page, email);
    await visit(page, `/requests/${id}`);
    await message(page).fill(typed);
    const file = { name: 'house.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') };
    await page.locator('input[type=file]').setInputFiles(file);
    await endSession(page);
    await press(page, 'Send your message');
    await expect(kept(page)).toBeVisible();
    expect(page.url()).not.toContain('house');
    await checked(page);
    await prove(page, email);
    await expect(page).toHaveURL(new RegExp(`/requests/${id}$`));
    await expect(unsent(page)).toBeVisible();
    await expect(page.getByText('Choose your file house.pdf again.')).toBeVisible();
    await expect(message(page)).toHaveValue(typed);
    await checked(page);
    await press(page, 'Send your message');
    await expect(page.locator('#messages')).toContainText(typed);
    await expect(message(page)).toHaveValue('');
    await visit(page, `/requests/${id}`);
    await expect(unsent(page)).toHaveCount(0);
    await expect(message(page)).toHaveValue('');
  });

  test('who proves another mailbox in that browser sees nothing of it', async ({ page }) => {
    const id = await asked(page, someone('swift'));
    await visit(page, `/requests/${id}`);
    await message(page).fill(typed);
    await endSession(page);
    await press(page, 'Send your message');
    await prove(page, someone('martin'));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Page not found');
    const own = await asked(page);
    await visit(page, `/requests/${own}`);
    await expect(message(page)).toHaveValue('');
    await expect(page.getByText(typed)).toHaveCount(0);
  });

  test('far more than any form takes leads to the proof like anything else', async ({ page }) => {
    const id = await asked(page, someone('swift'));
    await visit(page, `/requests/${id}`);
    await message(page).evaluate((field: HTMLTextAreaElement) => (field.value = 'é'.repeat(60_000)));
    await endSession(page);
    await press(page, 'Send your message');
    await expect(page.getByLabel('What is your email address?')).toBeVisible();
    await expect(problem(page)).toHaveCount(0);
  });
});
