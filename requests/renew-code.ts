import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Transaction } from '#db/client';
import { proof } from '#db/schema/index';

/**
 * Lets a code live on while its letter cannot be sent: ten minutes are counted from the delivery that is tried next.
 * @param letter of the code: it was queued together with the proof, for the same mailbox at the same instant
 * @returns false when the code is used, replaced or over; its letter is of no use then
 */
export async function renewCode(
  tx: Transaction,
  letter: { toIndex: Buffer; createdAt: Date },
  { now, until }: { now: Date; until: Date },
): Promise<boolean> {
  const alive = and(
    eq(proof.emailIndex, letter.toIndex),
    eq(proof.createdAt, letter.createdAt),
    isNull(proof.usedAt),
    gt(proof.expiresAt, now),
  );
  const renewed = await tx.update(proof).set({ expiresAt: until }).where(alive).returning({ id: proof.id });
  return renewed.length > 0;
}
