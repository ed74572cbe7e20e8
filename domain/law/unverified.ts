import type { Kind } from '../kinds.ts';
import { besides, type Tables } from './beside.ts';
import type { Law } from './rule.ts';

/** What is done instead, where somebody cannot be identified well enough for what they ask. */
export type Instead = { do: 'tell-categories' | 'offer-opt-out'; article: string };

type Ways = Partial<Record<Kind, Instead>>;

/** California refuses specific pieces, and has the request treated as one for categories; a deletion, and offers to opt out. */
const of: Record<string, Ways> = {
  'us-ca': {
    access: { do: 'tell-categories', article: '11 CCR 7060–7062' },
    delete: { do: 'offer-opt-out', article: '11 CCR 7060–7062' },
  },
};

const tables: Tables<Ways> = [{ version: '2026-11', of }];

/** All ways of a law's version. */
export const waysOf = (law: Pick<Law, 'id' | 'version'>): Ways => besides(tables, law) ?? {};

/**
 * Null where a law has no such way. Where nobody knows which law is the person's, an opt-out is offered as soon as one of
 * them may want it, since it takes nothing away; a copy is answered by categories under no law but the one that says so.
 * @see 11 CCR 7060–7062
 */
export function insteadOf(laws: readonly Law[], kind: Kind): Instead | null {
  const ways = laws.map((law) => waysOf(law)[kind] ?? null);
  return ways.find((way) => way && (ways.length === 1 || way.do === 'offer-opt-out')) ?? null;
}
