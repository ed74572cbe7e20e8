import { and, eq, inArray } from 'drizzle-orm';
import type { Transaction } from '#db/client';
import { enqueue } from '#db/queue';
import { findRequest } from '#db/request';
import { request } from '#db/schema/index';
import { reviewAgain } from './review-again.ts';

/**
 * Has open deletions planned anew after a hold came or went: those in review get it on their plan, those that cool off
 * go back to review at once instead of when they were to run. A run under way compares for itself.
 * @param indexes of the person whom it is about; null: of everybody
 */
export async function replanHeld(
  tx: Transaction,
  { indexes, now }: { indexes: Buffer[] | null; now: Date },
): Promise<void> {
  const isTheirs = indexes ? inArray(request.emailIndex, indexes) : undefined;
  const open = await tx
    .select({ id: request.id, status: request.status })
    .from(request)
    .where(and(eq(request.kind, 'delete'), inArray(request.status, ['review', 'approved']), isTheirs))
    .orderBy(request.id)
    .for('update');
  for (const { id, status } of open) {
    const about = await findRequest(tx, id);
    if (status === 'review') await enqueue(tx, 'find-and-plan', { requestId: id }, { key: `plan:${id}` });
    else if (about) await reviewAgain(tx, about, { cause: 'plan-changed', isPlanVoid: true, now });
  }
}
