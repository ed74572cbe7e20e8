import { sql } from 'drizzle-orm';
import type { Database } from './client.ts';

/** Of the ids of requests those that are neither of a request here nor of an entry of the ledger, as of one taken over. */
export async function listUnknownRequests(db: Database, ids: string[]): Promise<string[]> {
  const { rows } = await db.execute<{ id: string }>(sql`
    SELECT id FROM unnest(${sql.param(ids)}::uuid[]) AS w (id)
    WHERE NOT EXISTS (SELECT FROM request r WHERE r.id = w.id) AND NOT EXISTS (SELECT FROM ledger l WHERE l.request_id = w.id)`);
  return rows.map(({ id }) => id);
}
