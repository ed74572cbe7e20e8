import { and, eq, isNull, lt } from 'drizzle-orm';
import type { Transaction } from '#db/client';
import { staff } from '#db/schema/index';
import type { StaffRow } from '#db/staff';
import { ok, type Result, refused } from '#domain/problems';
import { record } from './record.ts';
import { openTotp, stepOf } from './totp.ts';

const triesBeforeLock = 10;
const lockMinutes = 15;

/**
 * Takes a code of the second factor: each works once (RFC 6238 section 5.2), ten wrong ones lock for a quarter of an hour.
 * @param who locked, so that tries at once are counted one after the other
 */
export async function spendCode(
  tx: Transaction,
  who: StaffRow,
  { code, now }: { code: string; now: Date },
): Promise<Result<null>> {
  if (who.lockedUntil && who.lockedUntil > now) return refused('second-factor-locked', 'code');
  const step = who.totpSealed && stepOf(openTotp(who.id, who.totpSealed), code, now);
  return step !== null && (await spendStep(tx, who.id, step)) ? ok(null) : countWrong(tx, who, now);
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
