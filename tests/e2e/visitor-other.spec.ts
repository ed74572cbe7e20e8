import { expect } from '@playwright/test';
import { untilThere } from './desk-side.ts';
import { letter, origin } from './portal.ts';
import { asStaff } from './staff.ts';
import { begin, bothWays, confirmation, press, problem, prove, someone, test, visit } from './visitor.ts';

bothWays(() => {
  test('a complaint is written, answered at the desk in words, and the answer read', async ({
    page,
    browser,
    checked,
  }) => {
    const email = someone('wren');
    await begin(page, 'Something else, or complain');
    await press(page, 'Continue');
    await expect(problem(page)).toContainText('Choose what it is about');
    await page.getByLabel('A complaint about how you use my data').check();
    await page.getByLabel('Tell us more').fill('You wrote to me though I never asked for it.');
    await checked(page);
    await press(page, 'Continue');
    await prove(page, email);
    await expect(page.getByText('You wrote to me though I never asked for it.')).toBeVisible();
    await press(page, 'Send this to us');
    const { id, reference } = await confirmation(page);
    await checked(page);
    const desk = await asStaff(browser, 'reviewer');
    await desk.goto(`${origin()}/desk/requests/${id}`);
    const answer = desk.locator('summary', { hasText: 'Answer…' });
    await untilThere(desk, answer);
    await answer.click();
    await desk.getByLabel('Answer', { exact: true }).fill('We have taken your address off our list.');
    await desk.getByRole('button', { name: 'Send the answer' }).click();
    await expect(desk.getByText('Answered, and closed')).toBeVisible();
    const { text } = await letter(email, /answer about/i);
    expect(text).toContain(reference);
    expect(text).not.toContain('off our list');
    await visit(page, `/requests/${id}`);
    await expect(page.getByText('We have taken your address off our list.')).toBeVisible();
    await checked(page);
  });

  test('V51: more is pasted than we read: that is said, and not a word of it is cut', async ({ page }) => {
    const words = 'In my own words. '.repeat(500);
    await visit(page, '/request/other');
    await page.getByRole('radio').first().check();
    await page.getByLabel('Tell us more').focus();
    await page.keyboard.insertText(words);
    await press(page, 'Continue');
    await expect(problem(page)).toContainText('at most 4,000 characters');
    await expect(page.getByLabel('Tell us more')).toHaveValue(words);
  });
});
