import { and, asc, eq, sql } from 'drizzle-orm';
import { database, inTransaction, type Transaction } from '#db/client';
import { questionsLost } from '#db/question-lost';
import { enqueue } from '#db/queue';
import { lockRequest } from '#db/request';
import { event, request } from '#db/schema/index';
import { daysAfterClosing } from '#domain/messages';
import { isProven } from '#domain/proof';
import { waitingDays } from '#domain/warnings';
import { eachApart } from './each-apart.ts';
import { lawsOf, regulatorOf } from './laws-of.ts';
import { move } from './move.ts';
import { organisation } from './organisation.ts';
import { statusUrl, tellPerson } from './person-letters.ts';

/**
 * Closes the requests whose question stayed without an answer, and tells the person; not where the question never
 * arrived: that is for staff. Of a child's data, whose parent stayed silent, the deletion goes on to review instead.
 * @returns how many
 */
export async function lapse(now: Date): Promise<number> {
  const before = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString();
  const { childSilenceDays = waitingDays } = organisation();
  const since = sql`(CASE WHEN ${request.childIndex} IS NULL THEN ${before(waitingDays)} ELSE ${before(childSilenceDays)} END)::timestamptz`;
  const askedLast = sql`(SELECT max(${event.at}) FROM ${event} WHERE ${event.requestId} = ${request.id} AND ${event.type} IN ('question-asked', 'proof-asked'))`;
  const mayHaveBeenRead = sql`(${request.childIndex} IS NOT NULL OR ${request.id} NOT IN (${questionsLost}))`;
  const rows = await database()
    .select({ id: request.id })
    .from(request)
    .where(and(eq(request.status, 'waiting'), sql`${askedLast} < ${since}`, mayHaveBeenRead))
    .orderBy(asc(request.id))
    .limit(500);
  return eachApart(
    rows.map(({ id }) => id),
    (id) => close(id, now),
  );
}

function close(requestId: string, now: Date): Promise<boolean> {
  return inTransaction(async (tx) => {
    const about = await lockRequest(tx, requestId);
    const worker = { kind: 'worker' } as const;
    if (about?.childSealed) return deleteUnanswered(tx, requestId, now);
    const moved = await move(tx, { requestId, from: ['waiting'], to: 'lapsed', event: 'lapsed', actor: worker, now });
    if (!about || !moved) return false;
    const { reference, kind } = about;
    const regulator = regulatorOf(await lawsOf(tx, about));
    const late = isProven(about) ? { lateDays: daysAfterClosing } : {};
    const fields = { reference, kind, days: waitingDays, regulator, statusUrl: statusUrl(requestId), ...late };
    await tellPerson(tx, about, { kind: 'lapsed', fields, now });
    return true;
  });
}

/** @see 16 CFR 312.5(c)(1): without a parent's consent what was collected is deleted */
async function deleteUnanswered(tx: Transaction, requestId: string, now: Date): Promise<boolean> {
  const actor = { kind: 'worker' } as const;
  const moved = await move(tx, { requestId, from: ['waiting'], to: 'received', event: 'parent-silent', actor, now });
  if (moved) await enqueue(tx, 'find-and-plan', { requestId });
  return moved;
}
