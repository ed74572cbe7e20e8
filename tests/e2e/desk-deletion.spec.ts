import { expect, type Page } from '@playwright/test';
import { fileAs } from '#tests/desk';
import { inPortal } from './in-portal.ts';
import { lookAt } from './look.ts';
import { origin } from './portal.ts';
import { asStaff, somebody } from './staff.ts';
import { test } from './test.ts';

inPortal();

const open = (page: Page, summary: string) => page.locator('summary', { hasText: summary }).click();

/** Reloads until the page says it: the worker answers in its own time. */
async function untilSaid(page: Page, words: string | RegExp) {
  await expect(async () => {
    await page.reload();
    await expect(page.getByText(words).first()).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 30_000 });
}

test.setTimeout(240_000);

test('an admin arms deletions by typing what the page says', async ({ browser }) => {
  const admin = await asStaff(browser, 'admin');
  await admin.goto(`${origin()}/desk/settings`);
  // A test of another file may have armed them.
  if ((await admin.getByText('Armed since').count()) > 0) {
    await open(admin, 'Disarm…');
    await admin.getByRole('button', { name: 'Disarm deletions' }).click();
  }
  await expect(admin.getByText('none can be approved')).toBeVisible();
  await lookAt(admin);
  await open(admin, 'Arm…');
  await admin.getByLabel('Confirmation').fill('yes');
  await admin.getByRole('button', { name: 'Arm deletions' }).click();
  await expect(admin.getByText('Type the words exactly')).toBeVisible();
  await admin.getByLabel('Confirmation').fill('arm clickandchat');
  await admin.getByRole('button', { name: 'Arm deletions' }).click();
  await expect(admin.getByText('Armed since')).toBeVisible();
  await expect(admin.getByText('Deletions are not armed.')).toHaveCount(0);
});

test('a deletion goes from the queue through two people to a signed receipt', async ({ browser }) => {
  const id = await fileAs(await somebody(1), 'delete', new Date());
  const reviewer = await asStaff(browser, 'reviewer');
  await reviewer.goto(`${origin()}/desk/requests/${id}`);
  await untilSaid(reviewer, 'will be deleted');
  await lookAt(reviewer);
  while ((await reviewer.getByLabel('Why the plan is right all the same').count()) > 0) {
    const left = await reviewer.getByLabel('Why the plan is right all the same').count();
    await reviewer
      .getByLabel('Why the plan is right all the same')
      .first()
      .fill('Read with the engineers: it stays as it is');
    await reviewer.getByRole('button', { name: 'Answer', exact: true }).first().click();
    await expect(reviewer.getByLabel('Why the plan is right all the same')).toHaveCount(left - 1);
  }
  await open(reviewer, 'Prepare this deletion…');
  await reviewer.getByRole('button', { name: 'Prepare the deletion' }).click();
  await expect(reviewer.getByText('Your name is under this plan')).toBeVisible();
  await expect(reviewer.locator('summary', { hasText: 'Approve' })).toHaveCount(0);

  const approver = await asStaff(browser, 'approver');
  await approver.goto(`${origin()}/desk/requests/${id}`);
  await open(approver, 'Approve this deletion…');
  const label = (await approver.getByText(/^Type \d+ to approve$/).textContent()) ?? '';
  await approver.getByLabel(/^Type/).fill('1000000');
  await approver.getByRole('button', { name: /^Approve deleting/ }).click();
  await expect(approver.getByText('This is not the number of rows in the plan')).toBeVisible();
  await approver.getByLabel(/^Type/).fill(/\d+/.exec(label)?.[0] ?? '');
  await approver.getByRole('button', { name: /^Approve deleting/ }).click();
  await expect(approver.getByText('acts until the deletion has cooled off')).toBeVisible();
  await lookAt(approver);

  for (const page of [reviewer, approver]) {
    await page.reload();
    if (page === reviewer) continue;
    await open(page, 'Cut the cooling-off short…');
    await page.getByLabel('Reason').fill('Asked for at the counter');
    await page.getByRole('button', { name: 'Give my name to it' }).click();
    await expect(page.getByText('First name for cutting the cooling-off short')).toBeVisible();
  }
  const second = await asStaff(browser, 'approver2');
  await second.goto(`${origin()}/desk/requests/${id}`);
  await open(second, 'Cut the cooling-off short…');
  await second.getByLabel('Reason').fill('Confirmed by phone');
  await second.getByRole('button', { name: 'Give my name to it' }).click();
  await untilSaid(second, 'Signature');
  await expect(second.getByText('Carried out in').first()).toBeVisible();
  await lookAt(second);
});

test('findings and details are shown only for a reason, and each look is in the history', async ({ browser }) => {
  const email = await somebody(2);
  const id = await fileAs(email, 'access', new Date());
  const page = await asStaff(browser, 'reviewer');
  await page.goto(`${origin()}/desk/requests/${id}`);
  await untilSaid(page, 'go into the copy');
  expect(await page.content()).not.toContain(email);
  await page.getByRole('button', { name: 'Show it' }).click();
  await expect(page.getByText('Give a reason')).toBeVisible();
  await page.getByLabel('Why do you need to see it?').selectOption('identify');
  await page.getByRole('button', { name: 'Show it' }).click();
  await expect(page.getByText(email).first()).toBeVisible();
  await page.getByLabel('Why do you need to see them?').selectOption('check-plan');
  await page.getByRole('button', { name: 'Fetch them' }).click();
  await expect(page.getByText('This look has been recorded')).toBeVisible();
  await expect(page.locator('time[title$="+00"]').first()).toHaveText(/^\d{1,2} [A-Z][a-z]{2,3} \d{4}, \d\d:\d\d$/);
  await expect(page.locator('main')).not.toContainText(/\d\+00\b|[{}]/);
  await lookAt(page);
  await page.goto(`${origin()}/desk/requests/${id}`);
  expect(await page.content()).not.toContain(email);
  for (const words of [
    'Looked at the person’s details: to make sure',
    'Asked for the rows: to check',
    'Looked at the rows of',
  ]) {
    await expect(page.getByText(words).first()).toBeVisible();
  }
  const other = await asStaff(browser, 'approver');
  await other.goto(`${origin()}/desk/requests/${id}/findings`);
  await expect(other.getByText('Why do you need to see them?')).toBeVisible();
  const viewer = await asStaff(browser, 'viewer');
  expect((await viewer.goto(`${origin()}/desk/requests/${id}/findings`))?.status()).toBe(403);
});

test('a copy is approved, made, and taken back with an incident on record', async ({ browser }) => {
  const id = await fileAs(await somebody(3), 'access', new Date());
  const page = await asStaff(browser, 'approver');
  await page.goto(`${origin()}/desk/requests/${id}`);
  await untilSaid(page, 'go into the copy');
  while ((await page.getByLabel('Why the plan is right all the same').count()) > 0) {
    const left = await page.getByLabel('Why the plan is right all the same').count();
    await page.getByLabel('Why the plan is right all the same').first().fill('Shown redacted');
    await page.getByRole('button', { name: 'Answer', exact: true }).first().click();
    await expect(page.getByLabel('Why the plan is right all the same')).toHaveCount(left - 1);
  }
  await open(page, 'Approve the copy…');
  await page.getByRole('button', { name: 'Approve the copy' }).click();
  await untilSaid(page, 'Can be collected');
  await open(page, 'Take the copy back…');
  await page.getByLabel('What happened').fill('Made for the wrong Omar');
  await page.getByRole('button', { name: 'Take it back' }).click();
  await expect(page.getByText('Incident on record', { exact: true })).toBeVisible();
  await lookAt(page);
});

test('a refusal needs a ground and a reason, and the person is told', async ({ browser }) => {
  const id = await fileAs(await somebody(4), 'access', new Date());
  const page = await asStaff(browser, 'reviewer');
  await page.goto(`${origin()}/desk/requests/${id}`);
  await untilSaid(page, 'go into the copy');
  await open(page, 'Refuse…');
  await page.getByRole('button', { name: 'Refuse the request' }).click();
  await expect(page.locator('p', { hasText: 'Choose a ground' })).toBeVisible();
  await page.getByLabel('Ground').selectOption('not-identified');
  await page.getByLabel('Reason').fill('The mailbox is shared by a whole office.');
  await page.getByRole('button', { name: 'Refuse the request' }).click();
  await untilSaid(page, 'Letter: Refusal');
  await expect(page.getByText('Refused', { exact: true }).first()).toBeVisible();
});
