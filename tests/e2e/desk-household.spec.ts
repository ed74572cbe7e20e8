import { expect } from '@playwright/test';
import { fileAs } from '#tests/desk';
import { inPortal } from './in-portal.ts';
import { lookAt } from './look.ts';
import { newcomer, signedIn } from './newcomer.ts';
import { origin } from './portal.ts';
import { asStaff } from './staff.ts';
import { someone, test } from './visitor.ts';

inPortal();
test.setTimeout(180_000);

test('E10: an admin says who lives with a colleague, who then sees nothing of a request of theirs', async ({
  browser,
}) => {
  const staffId = await newcomer('settled', 'reviewer');
  const partner = someone('partner');
  const id = await fileAs(partner, 'access', new Date());
  const { page } = await signedIn(browser, staffId, 1);
  await page.goto(`${origin()}/desk/requests/${id}`);
  await expect(page.locator('#facts')).toBeVisible();

  const admin = await asStaff(browser, 'admin');
  await admin.goto(`${origin()}/desk/settings#staff`);
  const household = admin.locator('summary', { hasText: /Household.*Sam Roaming settled/ });
  const named = admin.locator(`#household-${staffId}-emails`);
  const name = admin.locator('form', { has: named }).getByRole('button', { name: 'Name them' });
  await household.click();
  await named.fill(`${partner}\nnobody`);
  await name.click();
  await expect(admin.getByText('Enter an address such as name@example.org')).toBeVisible();
  await expect(named).toHaveValue(`${partner}\nnobody`);
  await lookAt(admin);
  await named.fill(partner);
  await name.click();
  await expect(household).toContainText('Household: 1 address…');
  await expect(admin.locator('#staff')).not.toContainText(partner);
  await lookAt(admin);

  const answer = await page.goto(`${origin()}/desk/requests/${id}`);
  expect(answer?.status()).toBe(403);
  await expect(page.getByText('This is about you or your household')).toBeVisible();
  await lookAt(page);
});
