import { and, asc, eq, sql } from 'drizzle-orm';
import { database, inTransaction } from '#db/client';
import { lockRequest } from '#db/request';
import { event, request } from '#db/schema/index';
import { waitingDays } from '#domain/warnings';
import { move } from './move.ts';
import { statusUrl, tellPerson } from './person-letters.ts';

/** Closes the requests whose question stayed without an answer, and tells the person. @returns how many */
export async function lapse(now: Date): Promise<number> {
  const since = new Date(now.getTime() - waitingDays * 86_400_000);
  const askedLast = sql`(SELECT max(${event.at}) FROM ${event} WHERE ${event.requestId} = ${request.id} AND ${event.type} IN ('question-asked', 'proof-asked'))`;
  const rows = await database()
    .select({ id: request.id })
    .from(request)
    .where(and(eq(request.status, 'waiting'), sql`${askedLast} < ${since.toISOString()}`))
    .orderBy(asc(request.id))
    .limit(500);
  for (const { id } of rows) await close(id, now);
  return rows.length;
}

function close(requestId: string, now: Date): Promise<void> {
  return inTransaction(async (tx) => {
    const about = await lockRequest(tx, requestId);
    const worker = { kind: 'worker' } as const;
    const moved = await move(tx, { requestId, from: ['waiting'], to: 'lapsed', event: 'lapsed', actor: worker, now });
    if (!about || !moved) return;
    const { reference, kind } = about;
    const fields = { reference, kind, days: waitingDays, statusUrl: statusUrl(requestId) };
    await tellPerson(tx, about, { kind: 'lapsed', fields, now });
  });
}
