import { copyPlanAnswers } from '#db/approval';
import type { Transaction } from '#db/client';
import { type CurrentPlan, insertPlan } from '#db/plan';
import type { OpenedRequest } from '#db/request';

/** Takes all names from under a plan: the same stands there anew, with what its questions were answered. */
export async function unsign(
  tx: Transaction,
  { id: requestId, key }: OpenedRequest,
  { plan: { id, digest, body }, now }: { plan: CurrentPlan; now: Date },
): Promise<void> {
  const anew = await insertPlan(tx, { requestId, key, digest, body, now });
  await copyPlanAnswers(tx, id, anew);
}
