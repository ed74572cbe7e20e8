import { expect, type Page } from '@playwright/test';
import { type Instance, startInstance } from './instance.ts';
import { lookAt } from './look.ts';
import { bothWays, press, problem, test } from './visitor.ts';

let instance: Instance;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  instance = await startInstance({ env: { HABEAS_EXAMPLE: 'assistly' } });
});
test.afterAll(() => instance.stop());

async function choose(page: Page, kind: string): Promise<void> {
  await page.goto(`${instance.url}/request/kind`);
  await page.getByLabel(kind).check();
  await press(page, 'Continue');
}

bothWays((how) => {
  test(`where somebody lives is one question, asked before the first answer (${how} JavaScript)`, async ({
    page,
    checked,
  }) => {
    await choose(page, 'Get a copy of my data');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Where do you live?');
    await checked(page);
    await press(page, 'Continue');
    await expect(problem(page)).toContainText('Choose where you live, or that you are not sure');
    await page.getByLabel('California, United States').check();
    await press(page, 'Continue');
    await page.getByLabel('Everything held about me').check();
    await press(page, 'Continue');
    await expect(page.getByLabel('What is your email address?')).toBeVisible();
    await page.goto(`${instance.url}/request/where`);
    await expect(page.getByLabel('California, United States')).toBeChecked();
    await page.getByLabel('I am not sure').check();
    await press(page, 'Continue');
    await expect(page.getByLabel('What is your email address?')).toBeVisible();
  });

  test(`an opt-out asks nobody where they live (${how} JavaScript)`, async ({ page }) => {
    await choose(page, 'Opt out');
    await expect(page).toHaveURL(/\/request\/opt-out$/);
  });
});

test('the page of the question keeps nobody out, at any width', async ({ page }) => {
  await page.goto(`${instance.url}/request/where`);
  await lookAt(page);
});
