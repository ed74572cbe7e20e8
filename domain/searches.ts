import type { Query } from './query.ts';

/** So many people nobody looks for within a minute to do their work; from this one on it is held. */
export const searchesAMinute = 30;

/** The hashes of all whom a query looks for, each once. */
export function personsIn(query: Query): string[] {
  if ('all' in query) return distinct(query.all.flatMap(personsIn));
  if ('any' in query) return distinct(query.any.flatMap(personsIn));
  if ('not' in query) return personsIn(query.not);
  return query.field === 'person' ? query.values : [];
}

const distinct = (all: string[]): string[] => [...new Set(all)];
