import { type CDPSession, expect, type Page } from '@playwright/test';
import { eq } from 'drizzle-orm';
import pg from 'pg';
import { freePort } from '#cli/embedded/ports';
import { database } from '#db/client';
import { session, staff } from '#db/schema/index';
import { readEnv } from '#env';
import { codeOf, newTotpSecret, sealTotp } from '#requests/totp';
import { fileAs } from '#tests/desk';
import { inPortal } from './in-portal.ts';
import { lookAt } from './look.ts';
import { newcomer, signedIn } from './newcomer.ts';
import { letter, origin } from './portal.ts';
import { startSecondWeb } from './second-web.ts';
import { asStaff, somebody } from './staff.ts';
import { test } from './test.ts';

/** The run's own portal is reached by an address, for which browsers make no passkeys: this one has a name. */
let stop = async () => {};
let byAddress = '';

inPortal();
test.beforeAll(async () => {
  byAddress = origin();
  const port = await freePort();
  process.env.HABEAS_URL = `http://localhost:${port}`;
  stop = await startSecondWeb(origin());
});
test.afterAll(async () => {
  process.env.HABEAS_URL = byAddress;
  await stop();
});

test.setTimeout(240_000);

type Device = { cdp: CDPSession; id: string };

/** Gives a page's browser a device that makes passkeys and knows who touches it. */
async function deviceIn(page: Page): Promise<Device> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId: id } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    },
  });
  return { cdp, id };
}

/** Takes a session back to where it was before the second factor. */
const halve = (staffId: string) =>
  database().update(session).set({ secondFactorAt: null }).where(eq(session.personId, staffId));

async function reviewerWithApp(name: string) {
  const staffId = await newcomer(name, 'reviewer');
  const secret = newTotpSecret();
  const totpSealed = sealTotp(staffId, secret);
  await database().update(staff).set({ totpSealed }).where(eq(staff.id, staffId));
  return { staffId, secret };
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

test('C20: a passkey is added, signs in, breaks the glass, and is taken away', async ({ browser }) => {
  const { staffId, secret } = await reviewerWithApp('keyholder');
  const { page } = await signedIn(browser, staffId, 1);
  const { cdp, id } = await deviceIn(page);
  await page.goto(`${origin()}/desk`);
  await page.getByRole('link', { name: 'Passkeys', exact: true }).click();
  await expect(heading(page)).toHaveText('Your passkeys');

  // Without a code of this moment, none is made.
  await page.getByLabel('Name').fill('Blue key');
  await page.getByLabel('Code', { exact: true }).fill('000000');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(page.getByText('This is not the code of this moment.')).toBeVisible();
  await expect(page.getByLabel('Name')).toHaveValue('Blue key');
  await lookAt(page);
  expect((await cdp.send('WebAuthn.getCredentials', { authenticatorId: id })).credentials).toHaveLength(0);
  await page.getByLabel('Code', { exact: true }).fill(codeOf(secret, new Date()));
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(page.getByRole('row', { name: /Blue key/ })).toContainText('Never');
  const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId: id });
  expect(credentials.map(({ rpId }) => rpId)).toEqual(['localhost']);
  await lookAt(page);
  const told = await letter('keyholder@clickandchat.example', /^A passkey was added for you$/);
  expect(told.text).toContain('You, or somebody signed in as you');
  expect(told.text).not.toContain('Blue key');

  await halve(staffId);
  await page.goto(`${origin()}/desk/sign-in/second-factor`);
  await lookAt(page);
  // Somebody who cannot show the device who they are does not get in.
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId: id, isUserVerified: false });
  await page.getByRole('button', { name: 'Use a passkey instead' }).click();
  await expect(page.getByText('The passkey has signed nothing.')).toBeVisible();
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId: id, isUserVerified: true });
  await page.getByRole('button', { name: 'Use a passkey instead' }).click();
  await expect(heading(page)).toHaveText('Queue');

  const email = await somebody(44);
  const request = await fileAs(email, 'access', new Date());
  const admin = await asStaffHere(browser);
  await admin.goto(`${byAddress}/desk/requests/${request}`);
  await admin.locator('summary', { hasText: 'Put on the watch-list…' }).click();
  await admin.getByRole('button', { name: 'Put them on' }).click();
  await expect(admin.getByText('Watched', { exact: true })).toBeVisible();
  await page.goto(`${origin()}/desk/requests/${request}`);
  await page.locator('summary', { hasText: 'In an emergency, without a colleague…' }).click();
  await page.getByRole('button', { name: 'Use a passkey instead' }).click();
  await expect(page.getByText('Give a reason', { exact: true })).toBeVisible();
  await page.getByLabel('Why can it not wait for a colleague?').selectOption('harm');
  await page.getByRole('button', { name: 'Use a passkey instead' }).click();
  await expect(page.getByText('You broke the glass.')).toBeVisible();

  const before = new Date(Date.now() - 6 * 60_000);
  await database().update(session).set({ secondFactorAt: before }).where(eq(session.personId, staffId));
  await page.getByLabel('Why do you need to see it?').last().selectOption('identify');
  await page.getByRole('button', { name: 'Show it' }).click();
  await expect(page.getByText('Give your second factor once more')).toBeVisible();
  await lookAt(page);
  await page.getByRole('button', { name: 'Use a passkey instead' }).click();
  await expect(page.getByText(email).first()).toBeVisible();

  await page.goto(`${origin()}/desk/passkeys`);
  await expect(page.getByRole('row', { name: /Blue key/ })).not.toContainText('Never');
  await page.getByRole('button', { name: 'Take away the passkey Blue key' }).click();
  await expect(page.getByText('0 passkeys')).toBeVisible();
  await letter('keyholder@clickandchat.example', /^A passkey of yours was taken away$/);
  await halve(staffId);
  await page.goto(`${origin()}/desk/sign-in/second-factor`);
  await expect(page.getByLabel('Code', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Use a passkey instead' })).toHaveCount(0);
});

/** The run's admin, on the run's own portal. */
async function asStaffHere(browser: Parameters<typeof asStaff>[0]): Promise<Page> {
  const here = origin();
  process.env.HABEAS_URL = byAddress;
  const page = await asStaff(browser, 'admin');
  process.env.HABEAS_URL = here;
  return page;
}

test('C20: a passkey that was used more often elsewhere is refused in words, and the code still works', async ({
  browser,
}) => {
  const { staffId, secret } = await reviewerWithApp('key-copied');
  const { page } = await signedIn(browser, staffId, 1);
  await addKey(page, 'Copied key', secret);
  await halve(staffId);
  const owner = new pg.Client(readEnv('MIGRATE_DATABASE_URL').MIGRATE_DATABASE_URL);
  await owner.connect();
  await owner.query('UPDATE passkey SET counter = 1000 WHERE staff_id = $1', [staffId]);
  await owner.end();
  await page.goto(`${origin()}/desk/sign-in/second-factor`);
  await page.getByRole('button', { name: 'Use a passkey instead' }).click();
  await expect(page.getByText('There seems to be a copy of this passkey')).toBeVisible();
  await lookAt(page);
  await page.getByLabel('Code', { exact: true }).fill(codeOf(secret, new Date(Date.now() + 30_000)));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(heading(page)).toHaveText('Queue');
});

/** Adds one on the device of somebody's browser. */
async function addKey(page: Page, name: string, secret: string): Promise<void> {
  await deviceIn(page);
  await page.goto(`${origin()}/desk/passkeys`);
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Code', { exact: true }).fill(codeOf(secret, new Date()));
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(page.getByRole('row', { name: new RegExp(name) })).toBeVisible();
}

test('C20: an admin takes a colleague’s lost passkey away, for a reason and without scripts, and the colleague hears of it', async ({
  browser,
}) => {
  const { staffId, secret } = await reviewerWithApp('key-lost');
  const { page } = await signedIn(browser, staffId, 1);
  await addKey(page, 'Train key', secret);
  const signedInAdmin = await asStaffHere(browser);
  const storageState = await signedInAdmin.context().storageState();
  const admin = await (await browser.newContext({ storageState, javaScriptEnabled: false })).newPage();
  const rowOf = (where: Page) => where.getByRole('row', { name: /Sam Roaming key-lost/ });
  const takeAwayOf = (where: Page) =>
    rowOf(where).getByRole('button', { name: 'Take away the passkey Train key of Sam Roaming key-lost' });
  for (const where of [signedInAdmin, admin]) {
    await where.goto(`${byAddress}/desk/settings`);
    await expect(rowOf(where)).toContainText('Passkey Train key, added');
    await rowOf(where).locator('summary', { hasText: 'Take away…' }).click();
    await takeAwayOf(where).click();
    await expect(rowOf(where).getByText('Give a reason')).toBeVisible();
    await expect(takeAwayOf(where)).toBeVisible();
  }
  await lookAt(signedInAdmin);
  const row = rowOf(admin);
  await row.getByLabel('Why is “Train key” of Sam Roaming key-lost taken away?').selectOption('device-lost');
  await takeAwayOf(admin).click();
  await expect(row).not.toContainText('Train key');
  await page.goto(`${origin()}/desk/passkeys`);
  await expect(page.getByText('0 passkeys')).toBeVisible();
  const told = await letter('key-lost@clickandchat.example', /^A passkey of yours was taken away$/);
  expect(told.text).toMatch(/Who did it:?\s+Kim Arden/);
});

test('where the portal is reached by an address, the page says why there are no passkeys', async ({ browser }) => {
  const admin = await asStaffHere(browser);
  await admin.goto(`${byAddress}/desk/passkeys`);
  await expect(admin.getByText('Browsers make none for a portal that is reached by an IP address.')).toBeVisible();
  await lookAt(admin);
});
