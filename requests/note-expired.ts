import { inTransaction } from '#db/client';
import { findNewestExpiry } from '#db/event';
import type { Receipt } from '#domain/plan';
import { record } from './record.ts';

/** A batch's receipt, and when the account database wrote it. */
type Written = { receipt: Receipt; writtenAt: string };

/**
 * Tells the audit of discarded rows, one event for each table; the proof of each batch is its receipt in the account
 * database. The event says up to which receipt it goes: what a night has committed and not told, the next one tells.
 */
export async function noteExpired({ written, now }: { written: Written[]; now: Date }): Promise<void> {
  if (written.length === 0) return;
  await inTransaction(async (tx) => {
    const told = await findNewestExpiry(tx);
    const untold = written.filter(({ writtenAt }) => told === null || writtenAt > told);
    const through = untold
      .map(({ writtenAt }) => writtenAt)
      .sort()
      .at(-1);
    for (const [table, receipts] of Map.groupBy(untold, ({ receipt }) => receipt.scope)) {
      const rows = receipts.flatMap(({ receipt }) => receipt.tables).reduce((sum, { erased }) => sum + erased, 0);
      const detail = { table, rows, receipts: receipts.length, through };
      await record(tx, { type: 'rows-expired', actor: { kind: 'worker' }, now, detail });
    }
  });
}
