import { database } from '#db/client';
import { listHoldsInForce } from '#db/hold';
import type { HoldOn } from './holds-on.ts';

/** A hold with all identities of the person whom it is about, canonical; `null` is everybody. */
export type HoldInForce = HoldOn & { id: string; laidAt: Date; identities: Record<string, string[]> | null };

/** All holds in force, oldest first: what the night discards by age is nobody's request. */
export async function holdsInForce(): Promise<HoldInForce[]> {
  const held = await listHoldsInForce(database());
  return held.map(({ id, createdAt, tables, reason, law, reviewOn, who }) => ({
    ...{ id, laidAt: createdAt },
    tables: tables.length > 0 ? tables : 'all',
    reason,
    law,
    until: reviewOn,
    identities: who && identitiesOf({ ...who.others, ...(who.email === null ? {} : { email: who.email }) }),
  }));
}

const identitiesOf = (typed: Record<string, string>): Record<string, string[]> =>
  Object.fromEntries(Object.entries(typed).map(([identity, value]) => [identity, [value]]));
