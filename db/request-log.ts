import { and, asc, desc, gt, sql } from 'drizzle-orm';
import type { Period } from '#domain/period';
import type { Database, Transaction } from './client.ts';
import { isCounted } from './figures.ts';
import { appeal, request } from './schema/index.ts';

export type LogPage = {
  period: Period;
  timeZone: string;
  /** Where the last page ended. */
  after: { receivedOn: string; id: string } | null;
  limit: number;
};

/**
 * One page of the log of requests by day of receipt: what every row keeps for ever, and of nobody.
 * @see 11 CCR 7101(b); 4 CCR 904-3, 6.11
 */
export function listLog(tx: Database | Transaction, { period, timeZone, after, limit }: LogPage) {
  const isIn = sql`${isCounted} AND ${request.receivedOn} BETWEEN ${period.from}::date AND ${period.to}::date`;
  const key = sql`(${request.receivedOn}, ${request.id})`;
  // Of several appeals the last one counts.
  const lastAppeal = tx
    .selectDistinctOn([appeal.requestId], {
      requestId: appeal.requestId,
      receivedOn: appeal.receivedOn,
      isUpheld: appeal.isUpheld,
    })
    .from(appeal)
    .orderBy(appeal.requestId, desc(appeal.receivedAt))
    .as('last_appeal');
  return tx
    .select({
      id: request.id,
      reference: request.reference,
      receivedOn: request.receivedOn,
      kind: request.kind,
      channel: request.channel,
      law: request.law,
      answerByOn: request.answerByOn,
      closedOn: sql<string | null>`(${request.closedAt} AT TIME ZONE ${timeZone})::date::text`,
      status: request.status,
      outcome: request.outcome,
      isDuplicate: sql<boolean>`${request.duplicateOf} is not null`,
      refusalGround: request.refusalGround,
      keptUnder,
      appealedOn: lastAppeal.receivedOn,
      isUpheld: lastAppeal.isUpheld,
    })
    .from(request)
    .leftJoin(lastAppeal, sql`${lastAppeal.requestId} = ${request.id}`)
    .where(and(isIn, after ? gt(key, sql`(${after.receivedOn}::date, ${after.id}::uuid)`) : undefined))
    .orderBy(asc(request.receivedOn), asc(request.id))
    .limit(limit);
}

/** The laws under which all that was found stays, by the last run that looked; null where something was done. */
const keptUnder = sql<string | null>`CASE WHEN ${request.outcome} = 'all-kept' THEN (
  SELECT string_agg(DISTINCT nullif(kept ->> 'law', ''), '; ')
  FROM (
    SELECT receipt FROM run WHERE request_id = ${request.id} AND receipt IS NOT NULL ORDER BY finished_at DESC LIMIT 1
  ) AS latest, jsonb_path_query(latest.receipt, '$.tables[*].kept[*]') AS kept) END`;

export type LogLine = Awaited<ReturnType<typeof listLog>>[number];
