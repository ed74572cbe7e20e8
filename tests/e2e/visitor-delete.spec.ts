import { expect } from '@playwright/test';
import { rowsOf } from './account.ts';
import { act, arm, review, untilThere } from './desk-side.ts';
import { lookAt } from './look.ts';
import { letter } from './portal.ts';
import { begin, confirmation, press, prove, stranger, test, visit } from './visitor.ts';

test.setTimeout(300_000);

test('CC-4: an account is deleted, from the start page over a stopped and resumed wait to the account database', async ({
  page,
  browser,
}) => {
  const [person] = await rowsOf<{ id: number; email: string }>(
    `SELECT id, email FROM accounts WHERE id > 100 AND recovery_email IS NULL AND email = lower(email)
     AND NOT EXISTS (SELECT FROM email_changes c WHERE c.account_id = accounts.id) ORDER BY id LIMIT 1`,
    [],
  );
  const { id: accountId, email } = person ?? { id: 0, email: '' };
  await arm(browser);
  await begin(page, 'Delete my data');
  await expect(page.getByText('What is kept, and why')).toBeVisible();
  await page.getByLabel('Everything that can be deleted').check();
  await press(page, 'Continue');
  await prove(page, email);
  await press(page, 'Send your request to delete your data');
  const { id } = await confirmation(page);

  const reviewer = await review(browser, 'reviewer', id);
  await act(reviewer, 'Prepare this deletion…', /^Prepare the deletion/);
  await expect(reviewer.getByText('Your name is under this plan')).toBeVisible();
  const approver = await review(browser, 'approver', id);
  await approver.locator('summary', { hasText: 'Approve this deletion…' }).click();
  const rows = /\d+/.exec((await approver.getByText(/^Type \d+ to approve$/).textContent()) ?? '')?.[0] ?? '';
  await approver.getByLabel(/^Type/).fill(rows);
  await approver.getByRole('button', { name: /^Approve deleting/ }).click();

  // The neutral notice comes to the same mailbox here; its link stops the deletion, whoever opens it.
  const notice = await letter(email, /about your account|account/i);
  const link = /https?:\S+\/pause#\S+/.exec(notice.text)?.[0] ?? '';
  const other = await stranger(browser);
  await other.goto(link);
  await expect(other.getByRole('heading', { name: 'Stop what we wrote to you about' })).toBeVisible();
  await lookAt(other);
  await press(other, 'Stop it for now');
  await expect(other.getByRole('heading', { name: 'It is stopped for now' })).toBeVisible();
  await lookAt(other);
  await visit(page, `/requests/${id}`);
  await expect(page.getByText('Somebody who got our notice asked us to stop')).toBeVisible();
  await lookAt(page);

  await approver.reload();
  await approver.locator('summary', { hasText: 'Let the deletion go on…' }).click();
  await approver.locator('details[open]').getByLabel('Reason').fill('Asked the person by phone');
  await approver.locator('details[open]').getByRole('button').click();
  const left = () => rowsOf('SELECT id FROM accounts WHERE id = $1', [accountId]);
  await expect.poll(left, { timeout: 120_000 }).toEqual([]);
  await untilThere(page, page.getByRole('heading', { name: 'What was done' }));
  await expect(page.getByText(/Deleted: \d+ records?/).first()).toBeVisible();
  await lookAt(page);
});
