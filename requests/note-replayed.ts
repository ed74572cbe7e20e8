import { inTransaction } from '#db/client';
import { noteReplayed as markReplayed } from '#db/ledger';
import type { LedgerAct } from '#domain/ledger';
import type { Receipt } from '#domain/plan';
import { record } from './record.ts';

type Replayed = {
  /** The first run. */
  id: string;
  act: LedgerAct;
  /** Another installation's entry has no request here. */
  requestId: string | null;
  receipt: Receipt;
  /** Holds that might be about it, and that whoever runs the installation said are not. */
  despite: string[];
  now: Date;
};

/** Tells the audit that somebody was erased, or opted out, again; the proof is the receipt in the account database. */
export function noteReplayed({ id, act, requestId, receipt, despite, now }: Replayed): Promise<void> {
  const rows = receipt.tables.reduce((sum, { erased, reduced, changed }) => sum + erased + reduced + changed, 0);
  return inTransaction(async (tx) => {
    await markReplayed(tx, id, now);
    await record(tx, {
      type: act === 'erase' ? 'erased-again' : 'opted-out-again',
      actor: { kind: despite.length > 0 ? 'operator' : 'worker' },
      now,
      ...(requestId ? { requestId } : {}),
      detail: { first: id, run: receipt.run, rows, ...(despite.length > 0 ? { despite } : {}) },
    });
  });
}
