/** Staff whom no other spec signs in, signs out or counts. The portal's database has to be connected. */
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { inTransaction } from '#db/client';
import { findStaffByEmail } from '#db/staff';
import type { Role } from '#domain/roles';
import { signInAgain } from '#tests/desk';
import { habeas, origin } from './portal.ts';

/** Somebody new at the desk, called Sam Roaming and `name`. @returns their id */
export async function newcomer(name: string, role: Role = 'viewer'): Promise<string> {
  const email = `${name}@clickandchat.example`;
  habeas('staff', 'add', '--email', email, '--name', `Sam Roaming ${name}`, '--role', role);
  return (await inTransaction((tx) => findStaffByEmail(tx, email)))?.id ?? '';
}

/** A browser of its own, with a session that began some minutes ago; the sign-in itself has tests of its own. */
export async function signedIn(
  browser: Browser,
  staffId: string,
  minutesAgo: number,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; token: string }> {
  const { token } = await signInAgain({ staffId }, new Date(Date.now() - minutesAgo * 60_000));
  const context = await browser.newContext(options);
  const cookie = { name: '__Host-habeas-session', value: token, secure: true, httpOnly: true, path: '/' };
  await context.addCookies([{ ...cookie, domain: new URL(origin()).hostname, sameSite: 'Lax' }]);
  return { page: await context.newPage(), token };
}
