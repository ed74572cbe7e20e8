import { sql } from 'drizzle-orm';
import type { Transaction } from '#db/client';
import { findInstallation } from '#db/installation';
import { installation } from '#db/schema/index';
import { failingUntilPause, isShared } from '#domain/failures';
import { record } from './record.ts';

/**
 * Counts requests whose runs failed since the last one that did not. When they are too many, no run begins until
 * somebody has looked: a database that fails one after the other fails the next, too, and each goes back to review.
 * @param failure a class; what is one person's alone (a plan that changed) does not count
 */
export async function noteFailure(
  tx: Transaction,
  { requestId, failure, now }: { requestId: string; failure: string; now: Date },
): Promise<void> {
  if (!isShared(failure)) return;
  await tx.execute(sql`SELECT 1 FROM ${installation} FOR UPDATE`);
  const { failingRequests: before, runsPausedAt } = await findInstallation(tx);
  // Opt-outs are tried on meanwhile, each of which may fail: the list is only for the decision, and that is taken.
  if (runsPausedAt) return;
  const failing = [...new Set([...before, requestId])];
  await tx.update(installation).set({ failingRequests: failing });
  if (failing.length < failingUntilPause) return;
  await tx.update(installation).set({ runsPausedAt: now, runsPausedFor: failure });
  const detail = { cause: failure, requests: failing.length };
  await record(tx, { type: 'runs-paused', actor: { kind: 'worker' }, now, detail });
}
