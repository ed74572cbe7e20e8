import { sql } from 'drizzle-orm';
import type { Transaction } from './client.ts';

/**
 * Forgets people of whom nothing else is left: no request, no session, no place at the desk.
 * @param before those who proved their mailbox for the first time later are left: they may be about to ask
 * @param after id where the last batch ended
 * @returns how many went, and where this batch ended; null when it was the last
 */
export async function deleteLeftPersons(
  tx: Transaction,
  { before, after, limit }: { before: Date; after: string; limit: number },
): Promise<{ gone: number; last: string | null }> {
  const { rows } = await tx.execute<{ gone: number; last: string | null; seen: number }>(sql`
    WITH page AS MATERIALIZED (
      SELECT id, email_index, created_at FROM person WHERE id > ${after}::uuid ORDER BY id LIMIT ${limit}
    ), gone AS (
      DELETE FROM person USING page
      WHERE person.id = page.id AND page.created_at < ${before.toISOString()}::timestamptz
        AND NOT EXISTS (SELECT FROM staff s WHERE s.id = page.id)
        AND NOT EXISTS (SELECT FROM session s WHERE s.person_id = page.id)
        AND NOT EXISTS (SELECT FROM request r WHERE r.person_id = page.id)
        AND NOT EXISTS (SELECT FROM request r WHERE r.email_index = page.email_index)
      RETURNING 1
    )
    SELECT (SELECT count(*)::int FROM gone) AS gone, (SELECT count(*)::int FROM page) AS seen,
      (SELECT id FROM page ORDER BY id DESC LIMIT 1) AS last`);
  const [{ gone, last, seen } = { gone: 0, last: null, seen: 0 }] = rows;
  return { gone, last: seen === limit ? last : null };
}
