import { inTransaction } from '#db/client';
import { installation } from '#db/schema/index';
import { record } from './record.ts';

/** Since when the account database is known to be a restored one, or that it is whole again. Told once, it is kept. */
export function noteRestored({ isRestored, now }: { isRestored: boolean; now: Date }): Promise<void> {
  return inTransaction(async (tx) => {
    const [row] = await tx.select({ since: installation.restoredSeenAt }).from(installation).for('update');
    if (isRestored === (row?.since != null)) return;
    await tx.update(installation).set({ restoredSeenAt: isRestored ? now : null });
    const detail = { isRestored };
    await record(tx, { type: 'restored', actor: { kind: 'worker' }, now, detail });
  });
}
