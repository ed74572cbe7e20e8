import { expect } from '@playwright/test';
import { lookAt } from './look.ts';
import { begin, bothWays, confirmation, press, prove, someone, test, visit } from './visitor.ts';

bothWays((how) => {
  test(`who says that the mailbox is not safe is told on the page, and not by letter (${how} JavaScript)`, async ({
    page,
  }) => {
    await begin(page, 'Delete my data');
    await page.getByLabel('Everything that can be deleted').check();
    await press(page, 'Continue');
    await prove(page, someone('unsafe'));
    await page.getByLabel('It is not safe to write to me there').check();
    await expect(page.getByText('Other contacts of your account still hear')).toBeVisible();
    if (how === 'with') await lookAt(page);
    await press(page, 'Send your request to delete your data');
    const { id } = await confirmation(page);
    await expect(page.getByText('we send no letters about this request')).toBeVisible();
    await expect(page.getByText('We have sent a confirmation')).toHaveCount(0);
    if (how === 'with') await lookAt(page);
    await visit(page, `/requests/${id}`);
    await expect(page.getByText('we send no letters about this request')).toBeVisible();
    if (how === 'with') await lookAt(page);
  });
});
