import { expect, type Page } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { freePort } from '#cli/embedded/ports';
import { database } from '#db/client';
import { staff } from '#db/schema/index';
import { codeOf, newTotpSecret, sealTotp } from '#requests/totp';
import { type IdentityProvider, startIdentityProvider } from '#tests/identity-provider';
import { inPortal } from './in-portal.ts';
import { lookAt } from './look.ts';
import { newcomer } from './newcomer.ts';
import { origin } from './portal.ts';
import { startSecondWeb } from './second-web.ts';
import { asStaff } from './staff.ts';
import { test } from './test.ts';

/** The run's own portal has no provider: this one stands beside it, on the same database. */
let stop = async () => {};
let here = '';
let provider: IdentityProvider;

inPortal();
test.beforeAll(async () => {
  provider = await startIdentityProvider();
  const port = await freePort();
  here = `http://127.0.0.1:${port}`;
  stop = await startSecondWeb(here, provider.env);
  provider.serve(here);
});
test.afterAll(async () => {
  await stop();
  await provider.close();
});

test.setTimeout(240_000);

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

/** A reviewer with an authenticator app, and an account of the provider with their address. */
async function reviewer(name: string) {
  const staffId = await newcomer(name, 'reviewer');
  const secret = newTotpSecret();
  await database()
    .update(staff)
    .set({ totpSealed: sealTotp(staffId, secret) })
    .where(eq(staff.id, staffId));
  const email = `${name}@clickandchat.example`;
  provider.accounts.set(name, { email, email_verified: true });
  return { secret, email };
}

/** Presses our button and signs in on the provider's own pages, as far as they lead back. */
async function signInAt(page: Page, login: string): Promise<void> {
  await page.goto(`${here}/desk/sign-in`);
  await page.getByRole('link', { name: 'Sign in with single sign-on' }).click();
  await page.waitForURL(`${provider.issuer}/**`);
  await page.getByPlaceholder('Enter any login').fill(login);
  await page.getByPlaceholder('and password').fill('any');
  await page.getByRole('button', { name: 'Sign-in' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.waitForURL(`${here}/**`);
}

test('C24: single sign-on leads through the provider’s page and our second factor to the queue', async ({
  browser,
  page,
}) => {
  const { secret, email } = await reviewer('signed-on');
  await page.goto(`${here}/desk/sign-in`);
  await lookAt(page);
  await signInAt(page, 'signed-on');
  await expect(heading(page)).toHaveText('Your second factor');
  expect((await page.goto(`${here}/desk`))?.status()).toBe(403);
  await page.goto(`${here}/desk/sign-in/second-factor`);
  await page.getByLabel('Code', { exact: true }).fill(codeOf(secret, new Date()));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(heading(page)).toHaveText('Queue');

  // The address is given to somebody else's account: refused, until an admin lets the first one go.
  provider.accounts.set('another', { email, email_verified: true });
  const other = await (await browser.newContext()).newPage();
  await signInAt(other, 'another');
  await expect(other.getByText('belonged to another account of single sign-on')).toBeVisible();
  await expect(other.getByLabel('Work email')).toBeVisible();
  await lookAt(other);
  const admin = await asStaff(browser, 'admin');
  await admin.goto(`${origin()}/desk/settings`);
  const row = admin.getByRole('row', { name: new RegExp(email) });
  await row.locator('summary', { hasText: 'Single sign-on…' }).click();
  await lookAt(admin);
  await row.getByRole('button', { name: 'Let this account go' }).click();
  await expect(row.locator('summary', { hasText: 'Single sign-on…' })).toHaveCount(0);
  await other.context().clearCookies();
  await signInAt(other, 'another');
  await expect(heading(other)).toHaveText('Your second factor');
});

test('C24: without scripts it works as well; who cancels on the provider’s page, or finds it down, is told so', async ({
  browser,
}) => {
  await reviewer('signed-on-plainly');
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto(`${here}/desk/sign-in`);
  await page.getByRole('link', { name: 'Sign in with single sign-on' }).click();
  await page.getByRole('link', { name: '[ Cancel ]' }).click();
  await expect(page.getByText('did not let you through, or you left it')).toBeVisible();
  provider.replace((request) => void request.socket.destroy());
  await page.getByRole('link', { name: 'Sign in with single sign-on' }).click();
  await expect(page.getByText('Single sign-on does not answer.')).toBeVisible();
  provider.replace(null);
  await signInAt(page, 'signed-on-plainly');
  await expect(heading(page)).toHaveText('Your second factor');
});
