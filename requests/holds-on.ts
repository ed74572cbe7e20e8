import { database } from '#db/client';
import { listHoldsOn } from '#db/hold';
import type { OpenedRequest } from '#db/request';
import { identityIndex, indexesOf, whoOf } from './who.ts';

/** One hold as plan and run are told of it. */
export type HoldOn = { tables: 'all' | string[]; reason: string; law: string; until: string };

/**
 * The holds in force on the rows of a request's person, oldest first: asked for the plan, and again for the run. By
 * every identity that the request names, proven or not: one hold too many keeps rows, one too few destroys evidence.
 * @param known identity → values that the person's rows tell besides: an order may name a number, a request an address
 */
export async function holdsOn(about: OpenedRequest, known: Record<string, string[]> = {}): Promise<HoldOn[]> {
  const told = Object.entries(known).flatMap(([key, values]) => values.map((value) => identityIndex(key, value)));
  const held = await listHoldsOn(database(), [...indexesOf(whoOf(about)), ...told]);
  return held.map(({ tables, reason, law, reviewOn }) => ({
    tables: tables.length > 0 ? tables : 'all',
    reason,
    law,
    until: reviewOn,
  }));
}
