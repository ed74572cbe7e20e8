import { asc, desc, type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '#db/client';
import { request } from '#db/schema/index';
import { dayOf } from '#domain/clock';
import { ok, type Result } from '#domain/problems';
import { isLatestFirst } from '#domain/queue-query';
import { type DeskAct, lookAtDesk } from './at-desk.ts';
import { organisation } from './organisation.ts';
import { idsOf } from './queue-ids.ts';
import { readSearch } from './read-search.ts';

export type Neighbours = { before: string | null; next: string | null };

/**
 * The requests before and after one in a view of the queue, by its key: also of one that has left the view meanwhile.
 * @param query of the view, in the desk's query language; of one that is not understood there are none
 */
export function findNeighbours({ query: text, ...asked }: DeskAct & { query: string }): Promise<Result<Neighbours>> {
  return lookAtDesk(asked, 'view-request', async (tx, { id, answerByOn }) => {
    const today = dayOf(asked.now, organisation().timeZone);
    const read = await readSearch(tx, { actor: asked.actor, text, today, now: asked.now });
    if (!('query' in read)) return ok({ before: null, next: null });
    const asker = { actor: asked.actor, today };
    const key = sql`(${request.answerByOn}, ${request.id})`;
    const here = sql`(${answerByOn}::date, ${id}::uuid)`;
    const nearest = (where: SQL, way: 'asc' | 'desc') =>
      first(tx, idsOf(read.query, asker, { where, way, limit: 1 }), way);
    const earlier = await nearest(sql`${key} < ${here}`, 'desc');
    const later = await nearest(sql`${key} > ${here}`, 'asc');
    return ok(isLatestFirst(read.query) ? { before: later, next: earlier } : { before: earlier, next: later });
  });
}

async function first(tx: Transaction, ids: SQL, way: 'asc' | 'desc'): Promise<string | null> {
  const ordered = way === 'asc' ? asc : desc;
  const [found] = await tx
    .select({ id: request.id })
    .from(request)
    .where(sql`${request.id} = any (array(${ids}))`)
    .orderBy(ordered(request.answerByOn), ordered(request.id))
    .limit(1);
  return found?.id ?? null;
}
