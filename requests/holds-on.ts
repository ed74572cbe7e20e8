import { database } from '#db/client';
import { listHoldsOn } from '#db/hold';
import type { OpenedRequest } from '#db/request';
import { indexesOf, whoOf } from './who.ts';

/** One hold as plan and run are told of it. */
export type HoldOn = { tables: 'all' | string[]; reason: string; law: string; until: string };

/**
 * The holds in force on the rows of a request's person, oldest first: asked for the plan, and again for the run. By
 * every identity that the request names, proven or not: one hold too many keeps rows, one too few destroys evidence.
 */
export async function holdsOn(about: OpenedRequest): Promise<HoldOn[]> {
  const held = await listHoldsOn(database(), indexesOf(whoOf(about)));
  return held.map(({ tables, reason, law, reviewOn }) => ({
    tables: tables.length > 0 ? tables : 'all',
    reason,
    law,
    until: reviewOn,
  }));
}
