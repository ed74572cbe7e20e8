import { asc, desc, type SQL, sql } from 'drizzle-orm';
import { findLastAppeal } from '#db/appeal';
import type { Transaction } from '#db/client';
import { dueOn } from '#db/due-on';
import { request } from '#db/schema/index';
import { dayOf } from '#domain/clock';
import { ok, type Result } from '#domain/problems';
import { isLatestFirst, isSearch } from '#domain/queue-query';
import { type DeskAct, lookAtDesk } from './at-desk.ts';
import { organisation } from './organisation.ts';
import { idsOf } from './queue-ids.ts';
import { placeOf, readPage } from './queue-page.ts';
import { readSearch } from './read-search.ts';

export type Neighbours = { before: string | null; next: string | null };

/**
 * The requests before and after one in a view of the queue, as its list has them: also of one that has left the view
 * meanwhile, by its key.
 * @param query of the view, in the desk's query language; of one that is not understood there are none
 */
export function findNeighbours({ query: text, ...asked }: DeskAct & { query: string }): Promise<Result<Neighbours>> {
  return lookAtDesk(asked, 'view-request', async (tx, about) => {
    const today = dayOf(asked.now, organisation().timeZone);
    const read = await readSearch(tx, { actor: asked.actor, text, today, now: asked.now });
    if (!('query' in read)) return ok({ before: null, next: null });
    const asker = { actor: asked.actor, today };
    const { rows, isGrouped } = isSearch(read.query) ? await readPage(tx, read.query, { asker }) : noPage;
    const at = isGrouped ? rows.findIndex(({ id }) => id === about.id) : -1;
    if (at >= 0) return ok({ before: rows[at - 1]?.id ?? null, next: rows[at + 1]?.id ?? null });
    const appeal = await findLastAppeal(tx, about.id);
    const after = placeOf({ ...about, appealByOn: appeal && !appeal.decidedAt ? appeal.answerByOn : null });
    const nearest = (way: 'asc' | 'desc') => first(tx, idsOf(read.query, asker, { after, way, limit: 1 }), way);
    const [earlier, later] = [await nearest('desc'), await nearest('asc')];
    return ok(isLatestFirst(read.query) ? { before: later, next: earlier } : { before: earlier, next: later });
  });
}

const noPage = { rows: [], isGrouped: false };

async function first(tx: Transaction, ids: SQL, way: 'asc' | 'desc'): Promise<string | null> {
  const ordered = way === 'asc' ? asc : desc;
  const [found] = await tx
    .select({ id: request.id })
    .from(request)
    .where(sql`${request.id} = any (array(${ids}))`)
    .orderBy(ordered(dueOn), ordered(request.id))
    .limit(1);
  return found?.id ?? null;
}
