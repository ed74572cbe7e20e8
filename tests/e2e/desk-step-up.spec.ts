/** C21: a desk that was left open shows nobody's data, and lets nothing go, without the second factor once more. */
import { type Browser, expect, type Page } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { database } from '#db/client';
import { event, session, staff } from '#db/schema/index';
import { codeOf, newTotpSecret, sealTotp } from '#requests/totp';
import { eventsOf, fileAs } from '#tests/desk';
import { inPortal } from './in-portal.ts';
import { lookAt } from './look.ts';
import { newcomer, signedIn } from './newcomer.ts';
import { origin } from './portal.ts';
import { somebody } from './staff.ts';
import { test } from './test.ts';

inPortal();

type Somebody = { page: Page; staffId: string; code: () => string };

/** Somebody whose second factor is older than it may be for what shows data. */
async function atAnOpenDesk(browser: Browser, name: string, { scripts = true } = {}): Promise<Somebody> {
  const staffId = await newcomer(name, 'approver');
  const secret = newTotpSecret();
  await database()
    .update(staff)
    .set({ totpSealed: sealTotp(staffId, secret) })
    .where(eq(staff.id, staffId));
  const { page } = await signedIn(browser, staffId, 6, { javaScriptEnabled: scripts });
  return { page, staffId, code: () => codeOf(secret, new Date()) };
}

const again = 'Give your second factor once more';

for (const scripts of [true, false]) {
  const how = scripts ? 'with' : 'without';
  test(`C21: the form asks for it in its place, nothing chosen is lost, and the old session is worth nothing, ${how} scripts`, async ({
    browser,
  }) => {
    const email = await somebody(scripts ? 61 : 62);
    const id = await fileAs(email, 'access', new Date());
    const { page, code } = await atAnOpenDesk(browser, `step${how}`, { scripts });
    const old = await page.context().storageState();
    await page.goto(`${origin()}/desk/requests/${id}`);
    const reason = page.getByLabel('Why do you need to see it?');
    await reason.selectOption('identify');
    const show = page.getByRole('button', { name: 'Show it' });
    await show.click();
    await expect(page.getByText(again)).toBeVisible();
    await expect(reason).toHaveValue('identify');
    expect(await page.content()).not.toContain(email);
    await lookAt(page);

    await show.click();
    await expect(page.getByText('Enter the six digits that your authenticator app shows now')).toBeVisible();
    await page.getByLabel('Code', { exact: true }).fill('000000');
    await show.click();
    await expect(page.getByText('This is not the code of this moment.')).toBeVisible();
    await expect(page.getByLabel('Code', { exact: true })).toHaveValue('');
    expect(await page.content()).not.toContain(email);
    await page.getByLabel('Code', { exact: true }).fill(code());
    await show.click();
    await expect(page.getByText(email).first()).toBeVisible();
    expect(await eventsOf(id)).toContain('details-viewed');

    await page.reload();
    await page.getByLabel('Why do you need to see them?').selectOption('identify');
    await page.getByRole('button', { name: 'Fetch them' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Findings');

    const stolen = await (await browser.newContext({ storageState: old })).newPage();
    expect((await stolen.goto(`${origin()}/desk`))?.status()).toBe(401);
  });
}

test('C21: a page that shows data leads to the second factor and back; a wrong one, or another way, leads nowhere', async ({
  browser,
}) => {
  const id = await fileAs(await somebody(63), 'access', new Date());
  const { page, staffId, code } = await atAnOpenDesk(browser, 'steppage');
  const letters = `${origin()}/desk/requests/${id}/letters`;
  await page.goto(letters);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your second factor, once more');
  await lookAt(page);
  await page.getByLabel('Code').fill('000000');
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByText('This is not the code of this moment.')).toBeVisible();
  await page.getByLabel('Code').fill(code());
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page).toHaveURL(letters);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Letters to post');

  const before = new Date(Date.now() - 6 * 60_000);
  await database().update(session).set({ secondFactorAt: before }).where(eq(session.personId, staffId));
  const file = await page.request.get(`${origin()}/desk/requests/${id}/files/${id}`, { maxRedirects: 0 });
  expect(file.status()).toBe(303);
  expect(file.headers().location).toBe(`/desk/step-up?next=${encodeURIComponent(`/desk/requests/${id}`)}`);
  await page.goto(`${origin()}/desk/step-up?next=https://evil.test`);
  await expect(page.locator('input[name=next]')).toHaveValue('/desk');
  const denials = await database().select().from(event).where(eq(event.actorId, staffId));
  expect(denials.filter(({ type }) => type === 'denied')).toEqual([]);
});

test('C21: given in one tab, it is not wanted in another whose form still asks for it', async ({ browser }) => {
  const id = await fileAs(await somebody(64), 'access', new Date());
  const { page, code } = await atAnOpenDesk(browser, 'steptabs');
  const other = await page.context().newPage();
  const show = (tab: Page) => tab.getByRole('button', { name: 'Show it' });
  for (const tab of [page, other]) {
    await tab.goto(`${origin()}/desk/requests/${id}`);
    await tab.getByLabel('Why do you need to see it?').selectOption('identify');
    await show(tab).click();
    await expect(tab.getByText(again)).toBeVisible();
  }
  await page.getByLabel('Code', { exact: true }).fill(code());
  await show(page).click();
  await expect(show(page)).toHaveCount(0);
  await show(other).click();
  await expect(show(other)).toHaveCount(0);
  expect((await eventsOf(id)).filter((type) => type === 'details-viewed')).toHaveLength(2);
});
