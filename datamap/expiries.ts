import type { ClientBase } from 'pg';
import { type SignedReceipt, signedReceipt } from '#domain/plan';

/** A receipt of discarded rows, and when the account database wrote it, by its clock and to the microsecond. */
export type Expiry = SignedReceipt & { writtenAt: string };

/**
 * Receipts of discarded rows that came after an instant, oldest first.
 * @param after as an `Expiry` has it; `null` is the beginning
 */
export async function expiriesAfter(client: ClientBase, after: string | null): Promise<Expiry[]> {
  const { rows } = await client.query<{ writtenAt: string; receipt: unknown; signature: unknown }>(
    `SELECT receipt, signature, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "writtenAt"
     FROM habeas.receipt WHERE kind = 'expire' AND at > coalesce($1::timestamptz, '-infinity') ORDER BY at, id`,
    [after],
  );
  return rows.map(({ writtenAt, ...signed }) => ({ ...signedReceipt.parse(signed), writtenAt }));
}
