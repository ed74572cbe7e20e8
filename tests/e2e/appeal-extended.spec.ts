import { expect } from '@playwright/test';
import { ruledBy } from '#tests/ruled-by';
import { review } from './desk-side.ts';
import { inPortal } from './in-portal.ts';
import { lookAt } from './look.ts';
import { letter, origin } from './portal.ts';
import { asStaff } from './staff.ts';
import { begin, confirmation, press, prove, someone, test, visit } from './visitor.ts';

inPortal();
test.setTimeout(180_000);

test('an appeal under Colorado’s law is put off once by who did not refuse, and the person hears until when', async ({
  page,
  browser,
  checked,
}) => {
  const email = someone('later');
  await begin(page, 'Get a copy of my data');
  await page.getByLabel('Everything held about me').check();
  await press(page, 'Continue');
  await prove(page, email);
  await press(page, 'Send your request for a copy of your data');
  const { id } = await confirmation(page);
  const reviewer = await review(browser, 'reviewer', id);
  await ruledBy(id, 'us-co');
  await reviewer.reload();
  await reviewer.locator('summary', { hasText: 'Refuse…' }).click();
  await reviewer.getByLabel('Ground').selectOption('not-identified');
  await reviewer.locator('#refuse-reason').fill('Two people use this mailbox');
  await press(reviewer, 'Refuse the request');
  await expect(reviewer.getByText('Refused', { exact: true }).first()).toBeVisible();
  await visit(page, `/requests/${id}/appeal`);
  await page.getByLabel('Why do you disagree?').fill('I am the only one who reads it');
  await press(page, 'Send your appeal');
  await expect(page.getByText('Being looked at again')).toBeVisible();

  await reviewer.reload();
  await expect(reviewer.getByText('Put the outcome off…')).toHaveCount(0);
  const approver = await asStaff(browser, 'approver');
  await approver.goto(`${origin()}/desk/requests/${id}`);
  const section = approver.locator('#appeal');
  await section.locator('summary', { hasText: 'Put the outcome off…' }).click();
  await press(approver, 'Put it off and tell the person');
  await expect(section.getByText('Give a reason')).toBeVisible();
  await lookAt(approver);
  await section.getByLabel('Why it takes longer').fill('Nine years of letters');
  await press(approver, 'Put it off and tell the person');
  await expect(section.getByText(/, put off · C\.R\.S\. 6-1-1306/)).toBeVisible();
  await expect(section.getByText('Put the outcome off…')).toHaveCount(0);
  const { text } = await letter(email, /takes longer/);
  expect(text).toContain('Nine years of letters');
  expect(text).toContain('Attorney General of Colorado');
  await visit(page, `/requests/${id}`);
  await expect(page.getByText('We took more time, once')).toBeVisible();
  await checked(page);
});
