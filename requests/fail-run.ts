import { eq } from 'drizzle-orm';
import { inTransaction } from '#db/client';
import { lockRequest } from '#db/request';
import { run } from '#db/schema/index';
import { skipsReview } from '#domain/kinds';
import { noteFailure } from './note-failure.ts';
import { record } from './record.ts';
import { reviewAgain } from './review-again.ts';
import { deskUrl } from './staff-letters.ts';
import { tellStaff } from './tell-staff.ts';

/** From this attempt on the desk hears of a failure that passes by itself. */
const patience = 3;

/**
 * Keeps why a run failed. What passes by itself is tried again, and staff hear of it when it lasts; anything else goes
 * back to review with a new plan. What may not wait for review (an opt-out) is tried again whatever it was.
 * @param failure a class, never a database's words
 * @returns whether to try again
 */
export function failRun(failed: {
  requestId: string;
  runId: string;
  failure: string;
  isPassing: boolean;
  now: Date;
}): Promise<boolean> {
  const { requestId, runId, failure, now } = failed;
  return inTransaction(async (tx) => {
    const about = await lockRequest(tx, requestId);
    const [before] = await tx.select().from(run).where(eq(run.id, runId));
    if (about?.status !== 'running' || !before || before.finishedAt) return false;
    await tx.update(run).set({ failure }).where(eq(run.id, runId));
    const isTriedAgain = failed.isPassing || skipsReview(about.kind);
    if (!isTriedAgain) {
      await noteFailure(tx, { requestId, failure, now });
      await reviewAgain(tx, about, { cause: failure, isPlanVoid: true, now });
      return false;
    }
    if (before.attempts === patience) {
      await noteFailure(tx, { requestId, failure, now });
      const detail = { cause: failure, attempts: before.attempts };
      await record(tx, { type: 'run-failed', actor: { kind: 'worker' }, now, requestId, detail });
      await tellStaff(tx, {
        kind: 'staff-run-failed',
        fields: { reference: about.reference, kind: about.kind, failure, deskUrl: deskUrl(requestId) },
        request: about,
        act: 'triage',
        now,
      });
    }
    return true;
  });
}
