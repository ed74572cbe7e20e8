import type { Transaction } from '#db/client';
import { supersedePlan } from '#db/plan';
import { enqueue } from '#db/queue';

/** Takes the plan out of force, with the names under it, and has the worker make another. */
export async function planAnew(tx: Transaction, requestId: string, now: Date): Promise<void> {
  await supersedePlan(tx, requestId, now);
  await enqueue(tx, 'find-and-plan', { requestId }, { key: `plan:${requestId}` });
}
