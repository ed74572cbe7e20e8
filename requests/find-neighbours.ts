import { and, asc, desc, ne, type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '#db/client';
import { request } from '#db/schema/index';
import { dayOf } from '#domain/clock';
import { ok, type Result } from '#domain/problems';
import { isLatestFirst, readQueueQuery } from '#domain/queue-query';
import { type DeskAct, lookAtDesk } from './at-desk.ts';
import { organisation } from './organisation.ts';
import { conditionOf } from './queue-condition.ts';

export type Neighbours = { before: string | null; next: string | null };

/**
 * The requests before and after one in a view of the queue, by its key: also of one that has left the view meanwhile.
 * @param query of the view, in the desk's query language; of one that is not understood there are none
 */
export function findNeighbours({ query: text, ...asked }: DeskAct & { query: string }): Promise<Result<Neighbours>> {
  return lookAtDesk(asked, 'view-request', async (tx, { id, answerByOn }) => {
    const today = dayOf(asked.now, organisation().timeZone);
    const read = readQueueQuery(text, today);
    if (!('query' in read)) return ok({ before: null, next: null });
    const condition = and(conditionOf(read.query, { actor: asked.actor, today }), ne(request.id, id));
    const key = sql`(${request.answerByOn}, ${request.id})`;
    const here = sql`(${answerByOn}::date, ${id}::uuid)`;
    const earlier = await first(tx, and(condition, sql`${key} < ${here}`), desc);
    const later = await first(tx, and(condition, sql`${key} > ${here}`), asc);
    return ok(isLatestFirst(read.query) ? { before: later, next: earlier } : { before: earlier, next: later });
  });
}

async function first(tx: Transaction, which: SQL | undefined, way: typeof asc): Promise<string | null> {
  const [found] = await tx
    .select({ id: request.id })
    .from(request)
    .where(which)
    .orderBy(way(request.answerByOn), way(request.id))
    .limit(1);
  return found?.id ?? null;
}
