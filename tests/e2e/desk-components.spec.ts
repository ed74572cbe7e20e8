import { expect } from '@playwright/test';
import { lookAt } from './look.ts';
import { origin } from './portal.ts';
import { asStaff } from './staff.ts';
import { test } from './test.ts';

test.setTimeout(600_000);

const shown = {
  Reading: ['Title', 'Notice', 'Timeline'],
  States: ['Tag', 'DueBadge'],
  Forms: ['Button', 'Field', 'Radios'],
  Errors: ['ErrorSummary', 'Field', 'DeskField'],
  Desk: ['Banner', 'Table', 'Columns'],
  'Desk forms': ['DeskField', 'Confirm'],
  Around: ['Footer'],
};

test('whoever is of the desk finds each component by its name and file, in every state', async ({ browser }) => {
  const page = await asStaff(browser, 'viewer');
  const wrong: string[] = [];
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
  page.on('pageerror', ({ message }) => wrong.push(message));
  await page.goto(`${origin()}/desk/components`);
  for (const [part, names] of Object.entries(shown)) {
    await page.getByRole('link', { name: part, exact: true }).click();
    await expect(page.getByRole('link', { name: part, exact: true })).toHaveAttribute('aria-current', 'page');
    for (const name of names) {
      const one = page.getByRole('region', { name, exact: true });
      await expect(one.getByText(/^app\/ui\/[\w/-]+\.tsx$/)).toBeVisible();
    }
    await lookAt(page);
  }
  expect(wrong).toEqual([]);
});

test('its forms answer as a page’s do: what lacks is said, and what was typed stays', async ({ browser }) => {
  const page = await asStaff(browser, 'viewer');
  await page.goto(`${origin()}/desk/components?part=forms`);
  const form = page.getByRole('region', { name: 'QuestionForm' });
  await form.getByLabel('What happened?').fill('It came twice');
  await form.getByRole('button', { name: 'Continue' }).click();
  await expect(form.getByRole('alert')).toBeVisible();
  await expect(form.getByRole('link', { name: 'Choose what it is about' })).toBeVisible();
  await expect(form.getByLabel('What happened?')).toHaveValue('It came twice');
  await page.getByRole('region', { name: 'Press' }).getByRole('button').click();
  await expect(page.getByRole('region', { name: 'Press' }).getByRole('alert')).toBeVisible();

  await page.getByRole('link', { name: 'Desk forms' }).click();
  const desk = page.getByRole('region', { name: 'DeskForm' });
  await desk.getByLabel('What do you ask?').fill('Which one is yours?');
  await desk.getByLabel('A complaint').check();
  await desk.getByRole('button', { name: 'Ask the person' }).click();
  await expect(desk.getByText('Somebody else was faster')).toBeVisible();
  await expect(desk.getByLabel('What do you ask?')).toHaveValue('Which one is yours?');
  await expect(desk.getByLabel('A complaint')).toBeChecked();
});
