import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { connect, disconnect } from '#db/client';
import { readEnv } from '#env';
import { appeal } from '#requests/appeal';
import { fileAs } from '#tests/desk';
import { proven } from '#tests/people';
import { ruledBy } from '#tests/ruled-by';
import { review } from './desk-side.ts';
import { lookAt } from './look.ts';
import { letter, origin } from './portal.ts';
import { asStaff } from './staff.ts';

test.beforeAll(() => {
  connect(readEnv('DATABASE_URL').DATABASE_URL, 'habeas_web', 2);
});
test.afterAll(disconnect);
test.setTimeout(180_000);

test('an appeal under Colorado’s law is put off once by who did not refuse, and the person hears until when', async ({
  browser,
}) => {
  const email = `appeal-${randomUUID()}@mail.example`;
  const id = await fileAs(email, 'access', new Date());
  const reviewer = await review(browser, 'reviewer', id);
  await ruledBy(id, 'us-co');
  await reviewer.reload();
  await reviewer.locator('summary', { hasText: 'Refuse…' }).click();
  await reviewer.getByLabel('Ground').selectOption('not-identified');
  await reviewer.locator('#refuse-reason').fill('Two people use this mailbox');
  await reviewer.getByRole('button', { name: 'Refuse the request' }).click();
  await expect(reviewer.getByText('Refused', { exact: true }).first()).toBeVisible();
  const now = new Date();
  const appealed = await appeal({ actor: await proven(email, now), id, words: 'They are mine', now });
  expect(appealed.ok).toBe(true);

  await reviewer.reload();
  await expect(reviewer.getByText('Put the outcome off…')).toHaveCount(0);
  const approver = await asStaff(browser, 'approver');
  await approver.goto(`${origin()}/desk/requests/${id}`);
  const section = approver.locator('#appeal');
  await section.locator('summary', { hasText: 'Put the outcome off…' }).click();
  await section.getByRole('button', { name: 'Put it off and tell the person' }).click();
  await expect(section.getByText('Give a reason')).toBeVisible();
  await lookAt(approver);
  await section.getByLabel('Why it takes longer').fill('Nine years of letters');
  await section.getByRole('button', { name: 'Put it off and tell the person' }).click();
  await expect(section.getByText(/, put off · C\.R\.S\. 6-1-1306/)).toBeVisible();
  await expect(section.getByText('Put the outcome off…')).toHaveCount(0);
  const { text } = await letter(email, /takes longer/, now);
  expect(text).toContain('Nine years of letters');
  expect(text).toContain('Attorney General of Colorado');
});
