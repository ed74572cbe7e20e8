import { eq } from 'drizzle-orm';
import { inTransaction } from '#db/client';
import { keyedHash } from '#db/keys';
import { staff } from '#db/schema/index';
import { lockStaff } from '#db/staff';
import { type Result, refused } from '#domain/problems';
import { record } from './record.ts';
import { spendStep } from './spend-code.ts';
import { base32, sealTotp, stepOf, totpUri } from './totp.ts';
import { type HalfSignedIn, raise, type SecondFactor } from './verify-second-factor.ts';

/** The secret offered to one session: derived from it, so that nothing is kept before it is confirmed. */
const offeredTo = (sessionId: string): string => base32(keyedHash('totp-offer', sessionId).subarray(0, 20));

/** What the enrolment page shows: a secret to type, and the address that its QR code holds. */
export function offerSecondFactor({ sessionId }: HalfSignedIn, name: string): { secret: string; uri: string } {
  const secret = offeredTo(sessionId);
  return { secret, uri: totpUri(secret, name) };
}

/** Keeps the offered secret once a code proves that an app holds it. Works once: a factor is never replaced this way. */
export function enrolSecondFactor({ viewer, code, now }: SecondFactor): Promise<Result<{ token: string }>> {
  return inTransaction(async (tx) => {
    const who = await lockStaff(tx, viewer.staffId);
    if (!who || who.disabledAt || who.totpSealed) return refused('sign-in-first');
    const secret = offeredTo(viewer.sessionId);
    const step = stepOf(secret, code, now);
    if (step === null) return refused('second-factor-wrong', 'code');
    await tx
      .update(staff)
      .set({ totpSealed: sealTotp(who.id, secret) })
      .where(eq(staff.id, who.id));
    if (!(await spendStep(tx, who.id, step))) throw new Error('a fresh second factor had a used step');
    await record(tx, { type: 'second-factor-enrolled', actor: { kind: 'nobody' }, now, detail: { staffId: who.id } });
    return raise(tx, viewer, now);
  });
}
