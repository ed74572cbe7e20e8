import { inTransaction } from '#db/client';
import type { Receipt } from '#domain/plan';
import { record } from './record.ts';

/** Tells the audit of a night's discarded rows; the proof of each batch is its receipt in the account database. */
export async function noteExpired({ table, receipts, now }: { table: string; receipts: Receipt[]; now: Date }) {
  if (receipts.length === 0) return;
  const rows = receipts.flatMap(({ tables }) => tables).reduce((sum, { erased }) => sum + erased, 0);
  const detail = { table, rows, receipts: receipts.length };
  await inTransaction((tx) => record(tx, { type: 'rows-expired', actor: { kind: 'worker' }, now, detail }));
}
