/** Single sign-on for the tests of one file: a portal, a real provider, and colleagues who have an account of it. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { desc, eq } from 'drizzle-orm';
import { database } from '#db/client';
import { event } from '#db/schema/index';
import type { EventType } from '#domain/events';
import type { Result } from '#domain/problems';
import { readEnv } from '#env';
import { beginSso } from '#requests/begin-sso';
import { type FinishSso, finishSso } from '#requests/finish-sso';
import type { SignedIn } from '#requests/open-session';
import { later, makeStaff, now } from './desk.ts';
import { type IdentityProvider, startIdentityProvider, throughProvider } from './identity-provider.ts';
import { ownPortal } from './own-portal.ts';

let made = 0;

/** Opens all of it before the first test, and closes it after the last. */
export function ownSso() {
  const portal = ownPortal();
  let started: IdentityProvider | undefined;
  before(async () => {
    started = await startIdentityProvider();
    started.serve(readEnv('HABEAS_URL').HABEAS_URL);
    Object.assign(process.env, started.env);
  });
  after(() => started?.close());
  return { portal, provider: () => started ?? assert.fail('the provider starts before the first test') };
}

/** A colleague, and an account of the provider with their address. */
export async function withAccount(provider: IdentityProvider) {
  const [login, email] = [`login-${++made}`, `colleague-${made}@desk.test`];
  const staff = await makeStaff('viewer', email);
  provider.accounts.set(login, { email, email_verified: true });
  return { ...staff, login, email };
}

/** Begins a single sign-on in a browser. @returns the provider's address */
export async function begunIn(browser: string, at = now): Promise<string> {
  const begun = await beginSso({ browser, client: `client ${++made}`, now: at });
  return begun.ok ? begun.value : assert.fail(begun.problems[0].code);
}

/** What the provider sends a browser back with. */
export async function sentBack(login: string | null, browser = 'browser'): Promise<Omit<FinishSso, 'now'>> {
  return { browser, search: new URL(await throughProvider(await begunIn(browser), login)).search };
}

/** All the way, as the owner of an account or, for null, as somebody who leaves the provider's page. */
export const signInBy = async (login: string | null): Promise<Result<SignedIn>> =>
  finishSso({ ...(await sentBack(login)), now: later(1) });

/** What the newest event of a type says. */
export async function lastOf(type: EventType): Promise<unknown> {
  const [newest] = await database()
    .select({ detail: event.detail })
    .from(event)
    .where(eq(event.type, type))
    .orderBy(desc(event.seq))
    .limit(1);
  return newest?.detail;
}
