import { inTransaction, type Transaction } from '#db/client';
import { bindSsoAccount, type SsoAttempt, takeSsoAttempt } from '#db/sso';
import { findStaffByEmail, lockStaff } from '#db/staff';
import { tokenHash } from '#db/tokens';
import { canonicalAddress } from '#domain/address';
import { ok, type Result, refused } from '#domain/problems';
import { ssoMinutes } from '#domain/sso';
import { endPrevious, openSession, type SignedIn } from './open-session.ts';
import { record } from './record.ts';
import { refuseSso } from './refuse-sso.ts';
import { type SsoAccount, ssoAccount } from './sso-provider.ts';

export type FinishSso = {
  /** The query with which the provider sent the browser back. */
  search: string;
  /** This browser's secret, from its cookie. */
  browser: string;
  /** The session that this browser had until now: it ends. */
  previous?: string | undefined;
  now: Date;
};

/**
 * Ends a single sign-on where it was begun: once, in the same browser, within ten minutes. What the provider says takes
 * the place of the letter alone: the session opens nothing before the second factor, and nobody is made staff by it.
 */
export async function finishSso(asked: FinishSso): Promise<Result<SignedIn>> {
  const state = new URLSearchParams(asked.search).get('state') ?? '';
  const attempt = await inTransaction((tx) => takeOwn(tx, state, asked));
  if (!attempt.ok) return attempt;
  // Not within a transaction: the provider may take its time.
  const told = await ssoAccount(asked.search, state, attempt.value.secrets);
  return inTransaction((tx) => (told.ok ? signIn(tx, told.value, asked) : refuseSso(tx, { ...told, now: asked.now })));
}

/** A state that nobody began, or that is spent, is no event: anybody can make one up, as often as they like. */
async function takeOwn(tx: Transaction, state: string, { browser, now }: FinishSso): Promise<Result<SsoAttempt>> {
  const attempt = await takeSsoAttempt(tx, state);
  if (!attempt) return refused('sso-over');
  if (!attempt.browserHash.equals(tokenHash(browser)))
    return refuseSso(tx, { code: 'sso-over', cause: 'other-browser', now });
  const ageMs = now.getTime() - attempt.begunAt.getTime();
  if (ageMs > ssoMinutes * 60_000) return refuseSso(tx, { code: 'sso-over', cause: 'too-late', now });
  return ok(attempt);
}

async function signIn(tx: Transaction, account: SsoAccount, { previous, now }: FinishSso): Promise<Result<SignedIn>> {
  const email = canonicalAddress(account.email);
  if (!email.ok || !account.isChecked) return refuseSso(tx, { code: 'sso-unproven', now });
  const found = await findStaffByEmail(tx, email.value);
  const staff = found && (await lockStaff(tx, found.id));
  if (!staff) return refuseSso(tx, { code: 'sso-unknown', now });
  const staffId = staff.id;
  if (staff.disabledAt) return refuseSso(tx, { code: 'sso-unknown', cause: 'disabled', staffId, now });
  const bound = await bindSsoAccount(tx, { staffId, account, now });
  if (bound === 'other') return refuseSso(tx, { code: 'sso-other-account', staffId, now });
  if (bound === 'bound') await record(tx, { type: 'sso-bound', actor: { kind: 'nobody' }, now, detail: { staffId } });
  await endPrevious(tx, previous);
  return ok(await openSession(tx, { personId: staffId, audience: 'staff', by: 'sso', now }));
}
