import { database } from '#db/client';
import { findPlan } from '#db/plan';
import { findRequest } from '#db/request';
import { findRun } from '#db/run';
import type { TakenUp } from './take-up-run.ts';

/**
 * The run that was begun for a request and is not finished, as it stands: what the account database has committed of it
 * must be brought to its end here, even if an approver left meanwhile.
 */
export async function findRunUnderWay(requestId: string): Promise<TakenUp | null> {
  const db = database();
  const about = await findRequest(db, requestId);
  if (about?.status !== 'running') return null;
  const plan = await findPlan(db, requestId, about.key);
  if (!plan) return null;
  const run = await findRun(db, { requestId, planId: plan.id, digest: plan.digest });
  return run && !run.finishedAt ? { about, run, plan } : null;
}
