import { expect } from '@playwright/test';
import { lookAt } from './look.ts';
import { origin } from './portal.ts';
import { asStaff } from './staff.ts';
import { test } from './test.ts';

test.setTimeout(300_000);

test('an admin sees each letter as people get it, in each language, and no policy is broken by its style', async ({
  browser,
}) => {
  const admin = await asStaff(browser, 'admin');
  const blocked: string[] = [];
  admin.on('console', (message) => {
    if (message.type() === 'error') blocked.push(message.text());
  });
  await admin.goto(`${origin()}/desk/settings`);
  await admin.getByRole('link', { name: 'See how letters look' }).click();
  const german = admin.getByRole('link', { name: 'Deutsch' });
  await german.click();
  // The letters' links are of the language that is shown.
  await expect(german).toHaveAttribute('aria-current', 'page');
  await admin.getByRole('link', { name: 'Refusal', exact: true }).click();
  const letter = admin.frameLocator('iframe');
  await expect(letter.getByRole('heading', { level: 1 })).toHaveText('Wir können Ihre Anfrage nicht ausführen');
  await expect(letter.locator('.sheet')).toHaveCSS('border-top-width', '4px');
  await expect(admin.locator('pre')).toContainText('Warum\n-----');
  await expect(admin.getByText('ClickAndChat Datenschutzstelle').first()).toBeVisible();
  await admin.getByRole('link', { name: 'As a request for trying out sends it' }).click();
  await expect(admin.getByText('Probe: ').first()).toBeVisible();
  // Looking at the page tries scripts in the frame, which says that it runs none.
  expect(blocked.filter((said) => !said.includes('allow-scripts'))).toEqual([]);
  await lookAt(admin);
});

test('a link in a shown letter leads nowhere, and another role sees none', async ({ browser }) => {
  const reviewer = await asStaff(browser, 'reviewer');
  await reviewer.goto(`${origin()}/desk/letters`);
  await reviewer.getByRole('link', { name: 'How letters look' }).click();
  await reviewer.frameLocator('iframe').getByRole('link', { name: 'See your request' }).click();
  await expect(reviewer.frameLocator('iframe').getByText(/not found|sign in/i)).toHaveCount(0);
  expect(new URL(reviewer.url()).pathname).toBe('/desk/letters/samples');
  const viewer = await asStaff(browser, 'viewer');
  expect((await viewer.goto(`${origin()}/desk/letters/samples`))?.status()).toBe(403);
  expect((await reviewer.goto(`${origin()}/desk/letters/samples?letter=nothing`))?.status()).toBe(404);
});
