import { lawAsked } from './law-asked.ts';

export type Search = Record<string, string | string[] | undefined>;

/** Period and law as the address says them. */
export function reportsAsked(search: Search) {
  const one = (name: string) => (typeof search[name] === 'string' ? search[name] : undefined);
  return { period: { in: one('in'), from: one('from'), to: one('to') }, ...lawAsked(search.law) };
}
