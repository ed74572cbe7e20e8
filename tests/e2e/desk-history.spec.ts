import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { expect, type Page } from '@playwright/test';
import { inTransaction } from '#db/client';
import { findStaffByEmail } from '#db/staff';
import type { StaffActor } from '#domain/actor';
import { record } from '#requests/record';
import { fileAs } from '#tests/desk';
import { ruledBy } from '#tests/ruled-by';
import { inPortal } from './in-portal.ts';
import { fits, lookAt } from './look.ts';
import { habeas, origin } from './portal.ts';
import { asStaff, somebody } from './staff.ts';
import { test } from './test.ts';

inPortal();
test.setTimeout(300_000);

const longName = 'Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh-Cholmo';

async function longNamed(): Promise<StaffActor> {
  const email = 'long.named@clickandchat.example';
  habeas('staff', 'add', '--email', email, '--name', longName, '--role', 'reviewer');
  const found = await inTransaction((tx) => findStaffByEmail(tx, email));
  const session = { sessionId: randomUUID(), secondFactorAt: new Date() };
  return { kind: 'staff', staffId: found?.id ?? '', name: longName, role: 'reviewer', ...session };
}

/** Four hundred entries: thirty looks in a row, for one reason and another in turn, and ten notes, ten times over. */
const workedOn = (requestId: string, actor: StaffActor) =>
  inTransaction(async (tx) => {
    for (let minute = 400; minute > 0; minute--) {
      const now = new Date(Date.now() - minute * 60_000);
      const entry = { actor, now, requestId };
      const reason = minute % 2 === 0 ? 'identify' : 'check-plan';
      if (minute % 40 < 30) await record(tx, { ...entry, type: 'details-viewed', detail: { reason } });
      else await record(tx, { ...entry, type: 'note-written', detail: { forStaffIds: [actor.staffId] } });
    }
    const entry = { actor, now: new Date(Date.now() - 401 * 60_000), requestId };
    for (let times = 0; times < 2; times++)
      await record(tx, { ...entry, type: 'details-viewed', detail: { reason: 'complaint' } });
  });

const fold = (page: Page, words: string) => page.locator('summary', { hasText: words }).first();

test('Q21: of a request with four hundred entries and a name of sixty letters all can be read at every width', async ({
  browser,
}) => {
  const id = await fileAs(await somebody(55), 'access', new Date());
  await workedOn(id, await longNamed());
  await ruledBy(id, 'us-ca eu-gdpr default uk-gdpr us-va us-co');
  const page = await asStaff(browser, 'approver');
  await page.goto(`${origin()}/desk/requests/${id}`);
  await expect(async () => {
    await page.reload();
    await expect(fold(page, 'Refuse…')).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 30_000 });
  await fold(page, 'Assign…').click();
  await page.locator('#assign-staffId').selectOption({ label: longName });
  await page.getByRole('button', { name: 'Assign', exact: true }).click();
  await expect(page.getByText('Assigned', { exact: true })).toBeVisible();

  const answer = await page.goto(`${origin()}/desk/requests/${id}`);
  expect(gzipSync((await answer?.body()) ?? '').length).toBeLessThan(60_000);
  const history = page.locator('#history');
  const looks = history.getByText('Looked at the person’s details: to check the plan (15 times)').first();
  await expect(looks).toBeVisible();
  await history.locator('summary', { hasText: 'Each of them' }).first().click();
  await expect(history.locator('details[open] time')).toHaveCount(15);
  await history.locator('summary', { hasText: /^\d+ older lines$/ }).click();
  const atOnce = history.getByRole('listitem').filter({ hasText: 'to look into a complaint (2 times)' });
  await expect(atOnce.locator('p time'), 'one minute is said once').toHaveCount(1);
  await expect(history.getByText('Wrote a note').last()).toBeVisible();
  await fold(page, 'Which they are').click();
  await expect(page.getByText('CCPA, GDPR, Our own rule, UK GDPR')).toBeVisible();
  await fold(page, 'Refuse…').click();
  await expect(page.locator('#refuse-ground option').nth(1)).toContainText('; GDPR Art. 11(2); UK GDPR Art. 11(2) and');
  await lookAt(page);
  await page.goto(`${origin()}/desk?q=is:open`);
  await expect(page.getByRole('cell', { name: longName })).toBeVisible();
  await fits(page);
});
