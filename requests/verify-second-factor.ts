import { and, eq, isNull, lt } from 'drizzle-orm';
import { inTransaction, type Transaction } from '#db/client';
import { session, staff } from '#db/schema/index';
import { lockStaff, type StaffRow } from '#db/staff';
import { newToken, tokenHash } from '#db/tokens';
import { ok, type Result, refused } from '#domain/problems';
import { record } from './record.ts';
import { openTotp, stepOf } from './totp.ts';

const triesBeforeLock = 10;
const lockMinutes = 15;

/** Somebody of the desk who proved their mailbox, and no more than that yet. */
export type HalfSignedIn = { staffId: string; sessionId: string };

export type SecondFactor = { viewer: HalfSignedIn; code: string; now: Date };

/**
 * Completes a staff sign-in. A code works once (RFC 6238 section 5.2), ten wrong ones lock for a quarter of an hour.
 * @returns a new session token: the one from before the second factor is worth nothing afterwards (ASVS 7.2.4)
 */
export function verifySecondFactor({ viewer, code, now }: SecondFactor): Promise<Result<{ token: string }>> {
  return inTransaction(async (tx) => {
    const who = await lockStaff(tx, viewer.staffId);
    if (!who?.totpSealed || who.disabledAt) return refused('sign-in-first');
    if (who.lockedUntil && who.lockedUntil > now) return refused('second-factor-locked', 'code');
    const step = stepOf(openTotp(who.id, who.totpSealed), code, now);
    if (step === null || !(await spendStep(tx, who.id, step))) return countWrong(tx, who, now);
    return raise(tx, viewer, now);
  });
}

/** Compare-and-set: of two that send one code, one gets in. */
export async function spendStep(tx: Transaction, staffId: string, step: number): Promise<boolean> {
  const used = await tx
    .update(staff)
    .set({ totpStep: step, failedTries: 0, lockedUntil: null })
    .where(and(eq(staff.id, staffId), lt(staff.totpStep, step), isNull(staff.disabledAt)))
    .returning({ id: staff.id });
  return used.length === 1;
}

async function countWrong(tx: Transaction, who: StaffRow, now: Date): Promise<Result<never>> {
  const failedTries = who.failedTries + 1;
  const isLocked = failedTries >= triesBeforeLock;
  const lockedUntil = isLocked ? new Date(now.getTime() + lockMinutes * 60_000) : null;
  await tx
    .update(staff)
    .set({ failedTries: isLocked ? 0 : failedTries, lockedUntil })
    .where(eq(staff.id, who.id));
  const type = isLocked ? 'second-factor-locked' : 'second-factor-refused';
  await record(tx, { type, actor: { kind: 'nobody' }, now, detail: { staffId: who.id } });
  return refused(isLocked ? 'second-factor-locked' : 'second-factor-wrong', 'code');
}

/** Marks the session as complete and gives it a new token. */
export async function raise(tx: Transaction, viewer: HalfSignedIn, now: Date): Promise<Result<{ token: string }>> {
  const token = newToken();
  const raised = await tx
    .update(session)
    .set({ tokenHash: tokenHash(token), secondFactorAt: now, seenAt: now })
    .where(and(eq(session.id, viewer.sessionId), eq(session.personId, viewer.staffId), eq(session.audience, 'staff')))
    .returning({ id: session.id });
  if (raised.length === 0) return refused('sign-in-first');
  const detail = { staffId: viewer.staffId };
  await record(tx, { type: 'second-factor-given', actor: { kind: 'nobody' }, now, detail });
  return ok({ token });
}
