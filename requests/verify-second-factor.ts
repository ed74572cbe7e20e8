import { and, eq } from 'drizzle-orm';
import { inTransaction, type Transaction } from '#db/client';
import { session } from '#db/schema/index';
import { lockStaff } from '#db/staff';
import { newToken, tokenHash } from '#db/tokens';
import type { PasskeyUse } from '#domain/passkeys';
import { ok, type Result, refused } from '#domain/problems';
import { type Given, giveFactor } from './give-factor.ts';
import { record } from './record.ts';

/** Somebody of the desk who proved their mailbox, and no more than that yet. */
export type HalfSignedIn = { staffId: string; sessionId: string };

export type SecondFactor = { viewer: HalfSignedIn; code: string; now: Date };

/** What completes a sign-in, once a second factor is set up, or proves during a session who sits there. */
export type VerifySecondFactor = { viewer: HalfSignedIn; use?: PasskeyUse; now: Date } & Given;

/**
 * Completes a staff sign-in, or makes its second factor fresh again. A code works once (RFC 6238 section 5.2), ten wrong ones lock for a quarter of an hour; a
 * passkey's signature works once, and is not locked with the codes, since nobody guesses one.
 * @returns a new session token: the one from before the second factor is worth nothing afterwards (ASVS 7.2.4)
 */
export function verifySecondFactor({
  viewer,
  use = 'sign-in',
  now,
  ...asked
}: VerifySecondFactor): Promise<Result<{ token: string }>> {
  return inTransaction(async (tx) => {
    const who = await lockStaff(tx, viewer.staffId);
    if (!who?.totpSealed || who.disabledAt) return refused('sign-in-first');
    const given = await giveFactor(tx, who, { ...asked, sessionId: viewer.sessionId, use, now });
    return given.ok ? raise(tx, viewer, now, given.value) : given;
  });
}

/** Marks the session as complete and gives it a new token. */
export async function raise(
  tx: Transaction,
  viewer: HalfSignedIn,
  now: Date,
  passkeyId: string | null = null,
): Promise<Result<{ token: string }>> {
  const token = newToken();
  const raised = await tx
    .update(session)
    .set({ tokenHash: tokenHash(token), secondFactorAt: now, seenAt: now })
    .where(and(eq(session.id, viewer.sessionId), eq(session.personId, viewer.staffId), eq(session.audience, 'staff')))
    .returning({ id: session.id });
  if (raised.length === 0) return refused('sign-in-first');
  const detail = { staffId: viewer.staffId, ...(passkeyId ? { passkeyId } : {}) };
  await record(tx, { type: 'second-factor-given', actor: { kind: 'nobody' }, now, detail });
  return ok({ token });
}
