/** How far visitors came with a request, and where they stopped. */
import { and, between, eq, lt, sql } from 'drizzle-orm';
import type { FunnelStep } from '#domain/funnel';
import type { Period } from '#domain/period';
import type { Database, Transaction } from './client.ts';
import { draft, funnel, request } from './schema/index.ts';
import { tokenHash } from './tokens.ts';

/** Notes that a browser came to a step, if it has begun a request at all; a later one stays. */
export async function reachStep(tx: Transaction, browser: string, step: FunnelStep): Promise<void> {
  await tx
    .update(draft)
    .set({ furthest: step })
    .where(and(eq(draft.browserHash, tokenHash(browser)), lt(draft.furthest, step)));
}

/**
 * Removes drafts that nobody went on with, and counts how far each came, in one statement. An opt-out that was sent is
 * none of these visits: it asks for no proof on which somebody could give up.
 */
export async function tallyDrafts(db: Database, before: Date, timeZone: string): Promise<void> {
  await db.execute(sql`
    WITH gone AS (
      DELETE FROM ${draft} WHERE ${draft.updatedAt} < ${before.toISOString()}::timestamptz
      RETURNING (${draft.updatedAt} AT TIME ZONE ${timeZone})::date AS on_day, ${draft.furthest} AS furthest, ${draft.filedBefore} AS filed_before,
        EXISTS (SELECT FROM ${request} r WHERE r.id = ${draft.submissionKey} AND r.kind = 'opt-out') AS is_opt_out),
    came AS (
      SELECT on_day, furthest, count(*) AS count FROM gone WHERE NOT is_opt_out GROUP BY 1, 2
      UNION ALL SELECT on_day, 'filed', sum(filed_before) FROM gone WHERE filed_before > 0 GROUP BY 1)
    INSERT INTO ${funnel} (on_day, furthest, count) SELECT on_day, furthest, sum(count) FROM came GROUP BY 1, 2
    ON CONFLICT (on_day, furthest) DO UPDATE SET count = ${funnel.count} + excluded.count`);
}

/** How many stopped at each step, of those whose last answer was in the period. */
export function countFunnel(
  tx: Database | Transaction,
  { from, to }: Period,
): Promise<{ furthest: FunnelStep; count: number }[]> {
  return tx
    .select({ furthest: funnel.furthest, count: sql<number>`sum(${funnel.count})::int` })
    .from(funnel)
    .where(between(funnel.on, from, to))
    .groupBy(funnel.furthest);
}
