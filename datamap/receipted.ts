import type { ClientBase } from 'pg';
import { type SignedReceipt, signedReceipt } from '#domain/plan';

/**
 * The requests that have receipts here, some at a time, in the order of their ids; runs that nobody asked for have none.
 * @param after the last id of the page before; `null` is the beginning
 */
export async function requestsWithReceipts(client: ClientBase, after: string | null, limit: number): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT DISTINCT request_id AS id FROM habeas.receipt
     WHERE request_id > coalesce($1::uuid, '00000000-0000-0000-0000-000000000000') ORDER BY 1 LIMIT $2`,
    [after, limit],
  );
  return rows.map(({ id }) => id);
}

/** All receipts of some requests. */
export async function receiptsOf(client: ClientBase, requests: string[]): Promise<SignedReceipt[]> {
  const { rows } = await client.query(
    'SELECT receipt, signature FROM habeas.receipt WHERE request_id = ANY($1) ORDER BY at, id',
    [requests],
  );
  return rows.map((row) => signedReceipt.parse(row));
}
