import { expect, type Page } from '@playwright/test';
import { expectRefused, press, problem, prove, someone, test, visit } from './visitor.ts';

const email = (page: Page) => page.getByLabel('Your email address');

async function fillOptOut(page: Page): Promise<void> {
  await visit(page, '/request/opt-out');
  await page.getByLabel('Special offers').check();
  await email(page).fill('sam.holt@mail.example');
}

test('where nobody answers, that is said, nothing typed is lost, and the next try counts', async ({ page }) => {
  await fillOptOut(page);
  await page.route('**/request/opt-out', (route) => route.abort());
  await press(page, 'Opt out');
  await expect(page.getByRole('alert', { name: 'This was not sent' })).toBeFocused();
  await expect(page).toHaveTitle(/^Error: /);
  await expect(email(page)).toHaveValue('sam.holt@mail.example');
  await page.unroute('**/request/opt-out');
  await press(page, 'Opt out');
  await expect(page).toHaveURL(/\/done$/);
});

test('where the portal fails, its own words stand at the form that was sent', async ({ page }) => {
  await fillOptOut(page);
  const body = '<!doctype html><main><h1>Something went wrong</h1><p>Try again later.</p></main>';
  await page.route('**/request/opt-out', (route) => route.fulfill({ status: 500, contentType: 'text/html', body }));
  await press(page, 'Opt out');
  await expect(page.getByRole('alert', { name: 'Something went wrong' })).toContainText('Try again later.');
  await expect(email(page)).toHaveValue('sam.holt@mail.example');
});

test('pressed twice, a form is sent once', async ({ page }) => {
  await fillOptOut(page);
  let sent = 0;
  await page.route('**/request/opt-out', async (route) => {
    sent++;
    await new Promise((resolve) => setTimeout(resolve, 500));
    await route.continue();
  });
  await page.getByRole('button', { name: 'Opt out' }).dblclick();
  await expect(page).toHaveURL(/\/done$/);
  expect(sent).toBe(1);
});

test('what was refused is no step in the history, and back never asks to send again', async ({ page }) => {
  const reports: string[] = [];
  page.on('console', (message) => message.type() === 'error' && reports.push(message.text()));
  await visit(page, '/requests');
  await expect(page).toHaveURL(/\/prove/);
  await page.getByLabel('What is your email address?').fill('a@x.test,b@evil.test');
  await press(page, 'Continue');
  await expectRefused(page);
  await expect(problem(page)).toBeFocused();
  await prove(page, someone('back'));
  await expect(page.getByRole('heading', { name: 'Your requests' })).toBeVisible();
  await page.goBack();
  await page.goBack();
  await expect(page.getByLabel('What is your email address?')).toBeVisible();
  expect(reports).toEqual([]);
});

test('another language keeps what was typed, and the page is all of that language', async ({ page }) => {
  await fillOptOut(page);
  await press(page, 'Deutsch');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Widersprechen');
  await expect(page.getByLabel('Ihre E-Mail-Adresse')).toHaveValue('sam.holt@mail.example');
  await expect(page.getByLabel('Sonderangebote')).toBeChecked();
});
