/** Staff of the example in a browser. A sign-in is done once a role and run: a mailbox gets three code letters an hour. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, expect, type Page } from '@playwright/test';
import pg from 'pg';
import { tokenHash } from '#db/tokens';
import type { Role } from '#domain/roles';
import { readEnv } from '#env';
import { accountUrl, letter, origin, staffCode } from './portal.ts';

export const addressOf = (who: Role | 'approver2'): string =>
  `${who}@${readEnv('HABEAS_EXAMPLE').HABEAS_EXAMPLE}.example`;

/** Goes through the whole sign-in: mailbox, then second factor. */
async function signIn(page: Page, email: string, code = () => staffCode(email)): Promise<void> {
  await proveMailbox(page, email);
  await page.getByLabel('Code').fill(code());
  await page.getByRole('button').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Queue');
}

/** The first half of a sign-in: a code from the letter. */
export async function proveMailbox(page: Page, email: string): Promise<void> {
  const before = new Date(Date.now() - 1000);
  await page.goto(`${origin()}/desk/sign-in`);
  await page.getByLabel('Work email').fill(email);
  await page.getByRole('button').click();
  await page.waitForURL('**/desk/sign-in/code');
  const { text } = await letter(email, /code/i, before);
  await page.getByLabel('Code').fill(/\b\d{4}[ -]?\d{4}\b/.exec(text ?? '')?.[0] ?? '');
  await page.getByRole('button').click();
  await page.waitForURL(/second-factor|enrol/);
}

const stateFile = (who: string) => join(readEnv('HABEAS_DATA').HABEAS_DATA, `signed-in-${who}.json`);

/** A page of somebody of the desk, signed in just now; with scripts also where the visitor has none. */
export async function asStaff(browser: Browser, who: Role | 'approver2'): Promise<Page> {
  const file = stateFile(who);
  if (!existsSync(file)) {
    const context = await browser.newContext({ javaScriptEnabled: true });
    await signIn(await context.newPage(), addressOf(who));
    writeFileSync(file, JSON.stringify(await context.storageState()), { mode: 0o600 });
    await context.close();
  }
  const storageState = JSON.parse(readFileSync(file, 'utf8'));
  await refresh(storageState.cookies.find(({ name }: { name: string }) => name === '__Host-habeas-session').value);
  const context = await browser.newContext({ storageState, javaScriptEnabled: true });
  return context.newPage();
}

/** One sign-in is for a whole run: without this, each test after five minutes would be asked for the second factor again. */
async function refresh(token: string): Promise<void> {
  const client = new pg.Client(readEnv('DATABASE_URL').DATABASE_URL);
  await client.connect();
  await client.query('UPDATE session SET second_factor_at = now() WHERE token_hash = $1', [tokenHash(token)]);
  await client.end();
}

/** The address of somebody in the account database whom no other test touches; the documented people belong to all. */
export async function somebody(number: number): Promise<string> {
  const client = new pg.Client(accountUrl());
  await client.connect();
  // By id, with room between: counted, they would all be others once a test has deleted an account.
  const text = "SELECT email::text FROM accounts WHERE email::text LIKE 'person%' AND id > $1 ORDER BY id LIMIT 1";
  const { rows } = await client.query<{ email: string }>(text, [1000 + 5 * number]);
  await client.end();
  return rows[0]?.email ?? '';
}
