import { and, eq, isNull } from 'drizzle-orm';
import { inTransaction } from '#db/client';
import { undoInLedger } from '#db/ledger';
import { suppression } from '#db/schema/index';
import type { SignedReceipt } from '#domain/plan';
import { closeRun } from './finish-run.ts';
import { record } from './record.ts';

export type FinishedAct = {
  requestId: string;
  runId: string;
  act: 'released' | 'cancelled' | 'opt-out-undone' | 'child-frozen' | 'child-released';
  signed: SignedReceipt | null;
  now: Date;
};

/**
 * Writes down what was done on a request after it was closed: a credential given back or cancelled, an opt-out undone.
 * @returns false when it was written down already
 */
export function finishAct({ requestId, runId, act, signed, now }: FinishedAct): Promise<boolean> {
  return inTransaction(async (tx) => {
    if (!(await closeRun(tx, { runId, signed, now }))) return false;
    if (act === 'opt-out-undone') {
      await undoInLedger(tx, requestId, now);
      await tx
        .update(suppression)
        .set({ undoneAt: now })
        .where(and(eq(suppression.requestId, requestId), isNull(suppression.undoneAt)));
    }
    const detail = { run: runId, isFound: signed !== null };
    await record(tx, { type: act, actor: { kind: 'worker' }, now, requestId, detail });
    return true;
  });
}
