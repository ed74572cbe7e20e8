import { inTransaction } from '#db/client';
import { installation } from '#db/schema/index';
import type { Forgotten } from '#domain/forgotten';
import { record } from './record.ts';

/**
 * Keeps for the desk which runs the portal has forgotten; of those that are new there the audit is told, once.
 * @see GDPR Art. 5(2), 24(1): what was done has to be shown, also where the portal knows nothing of it any more
 */
export function noteForgotten({ count, runs, now }: Forgotten & { now: Date }): Promise<void> {
  return inTransaction(async (tx) => {
    const [row] = await tx.select({ known: installation.forgottenRuns }).from(installation).for('update');
    await tx.update(installation).set({ forgottenRuns: count > 0 ? { count, runs } : null });
    const known = new Set(row?.known?.runs.map(({ run }) => run));
    const fresh = runs.filter(({ run }) => !known.has(run)).map(({ run }) => run);
    if (fresh.length === 0) return;
    await record(tx, { type: 'runs-forgotten', actor: { kind: 'worker' }, now, detail: { count, runs: fresh } });
  });
}
