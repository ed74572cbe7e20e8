import type { Kind } from '../kinds.ts';
import type { Law } from './rule.ts';

/** What is done instead, where somebody cannot be identified well enough for what they ask. */
export type Instead = { do: 'tell-categories' | 'offer-opt-out'; article: string };

/** California refuses specific pieces, and has the request treated as one for categories; a deletion, and offers to opt out. */
const instead: Record<string, Partial<Record<Kind, Instead>>> = {
  'us-ca': {
    access: { do: 'tell-categories', article: '11 CCR 7060–7062' },
    delete: { do: 'offer-opt-out', article: '11 CCR 7060–7062' },
  },
};

/** Null where a law has no such way, or nobody knows whether it is the person's. @see 11 CCR 7060–7062 */
export function insteadOf(laws: readonly Law[], kind: Kind): Instead | null {
  const [first, ...more] = laws;
  return first && more.length === 0 ? (instead[first.id]?.[kind] ?? null) : null;
}
