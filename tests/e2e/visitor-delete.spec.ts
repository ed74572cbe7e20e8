import { type Browser, expect, type Page } from '@playwright/test';
import { rowsOf, untouched } from './account.ts';
import { act, arm, review, untilThere } from './desk-side.ts';
import { letter, origin } from './portal.ts';
import { asStaff } from './staff.ts';
import { begin, bothWays, confirmation, press, prove, stranger, test, visit } from './visitor.ts';

test.setTimeout(300_000);

const left = (accountId: number) => async () =>
  (await rowsOf('SELECT FROM accounts WHERE id = $1', [accountId])).length;

async function askForDeletion(page: Page, email: string): Promise<string> {
  await begin(page, 'Delete my data');
  for (const words of ['cannot be brought back', 'you can cancel until then', 'What is kept, and why'])
    await expect(page.getByText(words).first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'Get a copy of your data first' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Close your account for a while' })).toBeVisible();
  await page.getByLabel('Everything that can be deleted').check();
  await press(page, 'Continue');
  await prove(page, email);
  await press(page, 'Send your request to delete your data');
  return (await confirmation(page)).id;
}

/** Two people of the desk put their names under it. @returns the page of the second */
async function approved(browser: Browser, id: string): Promise<Page> {
  const reviewer = await review(browser, 'reviewer', id);
  await act(reviewer, 'Prepare this deletion…', /^Prepare the deletion/);
  await expect(reviewer.getByText('Your name is under this plan')).toBeVisible();
  const approver = await review(browser, 'approver', id);
  await approver.locator('summary', { hasText: 'Approve this deletion…' }).click();
  const rows = /\d+/.exec((await approver.getByText(/^Type \d+ to approve$/).textContent()) ?? '')?.[0] ?? '';
  await approver.getByLabel(/^Type/).fill(rows);
  await approver.getByRole('button', { name: /^Approve deleting/ }).click();
  return approver;
}

/** The neutral notice comes to the same mailbox here; its link stops the deletion, whoever opens it. */
async function noticed(browser: Browser, email: string): Promise<Page> {
  const notice = await letter(email, /about your account|account/i);
  const other = await stranger(browser);
  await other.goto(/https?:\S+\/pause#\S+/.exec(notice.text)?.[0] ?? '');
  await expect(other.getByRole('heading', { name: 'Stop what we wrote to you about' })).toBeVisible();
  return other;
}

bothWays((how) => {
  test('CC-4: an account is deleted, from the start page over a notice and a wait to the account database', async ({
    page,
    browser,
    checked,
  }) => {
    const { id: accountId, email } = await untouched(how === 'with' ? 3 : 4);
    await arm(browser);
    const id = await askForDeletion(page, email);
    const approver = await approved(browser, id);
    const other = await noticed(browser, email);
    await checked(other);
    if (how === 'with') await stopAndResume(page, { approver, other, id, checked });
    // The link's token never reaches a server by itself: without scripts the link is pasted, or somebody is called.
    else await expect(other.locator('main p:visible').last()).toContainText('Call +1 555 0100');

    await expect.poll(left(accountId), { timeout: 120_000 }).toBe(0);
    await visit(page, `/requests/${id}`);
    await untilThere(page, page.getByRole('heading', { name: 'What was done' }));
    await expect(page.getByText(/Deleted: \d+ records?/).first()).toBeVisible();
    // V82: what stays, what was never there, and the proof.
    const main = page.getByRole('main');
    if (how === 'with') await expect(main).toContainText(/Visits, cookies and device\s*Kept, reduced: \d+ records?/);
    await expect(main).toContainText(/Looked for, and never held about you: .*Chargebacks/);
    await expect(main).toContainText(/This is your receipt.*Receipt [0-9a-f-]{36}/s);
    await checked(page);
  });
});

test('where all of it is held nothing is called deleted: what stays and why, whom to complain to, and an appeal', async ({
  page,
  browser,
  checked,
}) => {
  const { id: accountId, email } = await untouched(12);
  await arm(browser);
  const holding = await asStaff(browser, 'approver');
  await holding.goto(`${origin()}/desk/holds`);
  const laying = holding.locator('#new');
  await laying.getByLabel('Email address').fill(email);
  await laying.getByLabel('Reason').fill('A court asked for it');
  await laying.getByLabel('Law or order').fill('Order 12-345');
  await laying.getByLabel('Look again on').fill('2036-01-31');
  await laying.getByRole('button', { name: 'Add the hold' }).click();
  await expect(holding.getByRole('heading', { name: 'A court asked for it' }).first()).toBeVisible();

  const id = await askForDeletion(page, email);
  const approver = await approved(browser, id);
  await visit(page, `/requests/${id}`);
  await untilThere(page, page.getByText('Not carried out').first(), 120_000);
  const main = page.getByRole('main');
  await expect(main).toContainText('Nothing is deleted: all that we found has to stay.');
  await expect(main).toContainText('A court asked for it, Order 12-345');
  await expect(main).toContainText('We decided not to carry it out');
  await expect(main).not.toContainText(/Deleted: \d/);
  expect(await left(accountId)()).toBe(1);
  await checked(page);
  const told = await letter(email, /could not|not carry|refus|cannot/i);
  expect(told.text).toContain('Nothing was deleted.');
  expect(told.text).toContain('A court asked for it');
  await approver.reload();
  await expect(approver.getByText('Denied: all that was found stays')).toBeVisible();
  await checked(approver);
  await page
    .getByRole('link', { name: /appeal|disagree|complain/i })
    .first()
    .click();
  await expect(page).toHaveURL(/appeal$/);
  await checked(page);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a deletion that its person cancels while it cools off leaves the account as it was', async ({
    page,
    browser,
  }) => {
    const { id: accountId, email } = await untouched(5);
    await arm(browser);
    const id = await askForDeletion(page, email);
    await approved(browser, id);
    await visit(page, `/requests/${id}`);
    await page.getByRole('link', { name: 'Cancel this request' }).click();
    await press(page, 'Cancel the request');
    await expect(page.getByRole('heading', { name: 'The request is cancelled' })).toBeVisible();
    // The example cools off for a minute; then the run that was queued finds nothing to do.
    await page.waitForTimeout(65_000);
    expect(await left(accountId)()).toBe(1);
    await visit(page, `/requests/${id}`);
    await expect(page.getByText('Cancelled', { exact: true })).toBeVisible();
  });
});

type Stop = { approver: Page; other: Page; id: string; checked: (page: Page) => Promise<void> };

async function stopAndResume(page: Page, { approver, other, id, checked }: Stop): Promise<void> {
  await press(other, 'Stop it for now');
  await expect(other.getByRole('heading', { name: 'It is stopped for now' })).toBeVisible();
  await checked(other);
  await visit(page, `/requests/${id}`);
  await expect(page.getByText('Somebody who got our notice asked us to stop')).toBeVisible();
  await checked(page);
  await approver.reload();
  await approver.locator('summary', { hasText: 'Let the deletion go on…' }).click();
  await approver.locator('details[open]').getByLabel('Reason').fill('Asked the person by phone');
  await approver.locator('details[open]').getByRole('button').click();
}
