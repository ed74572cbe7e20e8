import { type Browser, expect } from '@playwright/test';
import pg from 'pg';
import { dayIn } from '#tests/days';
import { act, arm, review, untilThere } from './desk-side.ts';
import { idOf, intake } from './intake.ts';
import { lookAt } from './look.ts';
import { accountUrl, letter, origin } from './portal.ts';
import { asStaff, somebody } from './staff.ts';
import { press, prove, stranger, test } from './visitor.ts';

test.setTimeout(240_000);

test('Q37: what is keyed in for trying out says so wherever it is seen, and its deletion is taken back at its end', async ({
  browser,
}) => {
  const email = await somebody(28);
  const page = await intake(browser, 'Opt-out');
  await expect(page.getByLabel('For trying out')).toHaveCount(0);
  await page.getByRole('link', { name: 'Deletion', exact: true }).click();
  await page.getByLabel('For trying out').check();
  await press(page, 'Key it in');
  await expect(page.getByLabel('For trying out')).toBeChecked();
  await lookAt(page);
  await page.getByLabel('How did it reach us?').selectOption('call');
  await page.getByLabel('On which day?').fill(dayIn(-1));
  await page.getByLabel('What is to be deleted').selectOption('everything');
  await page.getByLabel('Email address').fill(email);
  await press(page, 'Key it in');
  await expect(page).toHaveURL(/\/desk\/requests\//);
  const id = idOf(page);
  await expect(page.getByText('Trying out', { exact: true })).toBeVisible();
  await expect(page.getByText('No figure counts it')).toBeVisible();
  await lookAt(page);
  await page.goto(`${origin()}/desk?q=is:trial`);
  const line = page.getByRole('row').filter({ has: page.locator(`a[href*="${id}"]`) });
  await expect(line.getByText('Trying out', { exact: true })).toBeVisible();
  await lookAt(page);

  const { text } = await letter(email, /^Trying out: /);
  expect(text.replace(/\s+/g, ' ')).toContain('Nothing is deleted or changed by it');
  const person = await stranger(browser);
  await person.goto(`${origin()}/requests/${id}`);
  await prove(person, email);
  await expect(person.getByText('This request is for trying out')).toBeVisible();
  await lookAt(person);
  await press(person, 'Yes, I asked for this');
  await expect(person.getByText('You said that the request is yours')).toBeVisible();
  await carryOut(browser, id);

  await page.goto(`${origin()}/desk/requests/${id}`);
  await untilThere(page, page.getByText('Tried out to the last statement and taken back: nothing was changed'));
  await expect(page.getByText('Tried out and taken back: nothing was changed. For real:')).toBeVisible();
  await expect(page.getByText('Signature')).toHaveCount(0);
  await untilThere(page, page.getByText('Letter: Done, as a trial'));
  await lookAt(page);
  await person.goto(`${origin()}/requests/${id}`);
  await expect(person.getByText('It was carried out to the last step and taken back at once')).toBeVisible();
  await lookAt(person);
  expect(await accountsOf(email)).toBe(1);
  const reference = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
  const admin = await asStaff(browser, 'admin');
  const log = await admin.request.get(`${origin()}/desk/reports/log.csv?from=${dayIn(-30)}&to=${dayIn(0)}`);
  expect(log.status()).toBe(200);
  expect(reference).toMatch(/^[A-Z0-9-]{14}$/);
  expect(await log.text()).not.toContain(reference);
});

/** Two people sign a deletion, and two cut its cooling-off short. */
async function carryOut(browser: Browser, id: string): Promise<void> {
  await arm(browser);
  await act(await review(browser, 'reviewer', id), 'Prepare this deletion…', /^Prepare the deletion/);
  const approver = await review(browser, 'approver', id);
  await approver.locator('summary', { hasText: 'Approve this deletion…' }).click();
  const label = (await approver.getByText(/^Type \d+ to approve$/).textContent()) ?? '';
  await approver.getByLabel(/^Type/).fill(/\d+/.exec(label)?.[0] ?? '');
  await approver.getByRole('button', { name: /^Approve deleting/ }).click();
  await expect(approver.getByText('acts until the deletion has cooled off')).toBeVisible();
  for (const who of ['approver', 'approver2'] as const) {
    const page = await asStaff(browser, who);
    await page.goto(`${origin()}/desk/requests/${id}`);
    await page.locator('summary', { hasText: 'Cut the cooling-off short…' }).click();
    await page.getByLabel('Reason').fill('Nobody waits for a trial');
    await press(page, 'Give my name to it');
    await expect(page.locator('summary', { hasText: 'Cut the cooling-off short…' })).toHaveCount(0);
  }
}

async function accountsOf(email: string): Promise<number> {
  const client = new pg.Client(accountUrl());
  await client.connect();
  const { rowCount } = await client.query('SELECT 1 FROM accounts WHERE email::text = $1', [email]);
  await client.end();
  return rowCount ?? 0;
}
