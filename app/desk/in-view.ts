import { queueAddress } from './queue-address.ts';

/** The view of the queue from which a request was opened, and whether a decision leads on to the next in it. */
export type InView = { query: string; goesOn: boolean };

/** As the address of a request's page, or a form on it, says it; null when it was not opened from a view. */
export const inViewOf = (q: unknown, go: unknown): InView | null =>
  typeof q === 'string' && q.length <= 500 ? { query: q, goesOn: go === 'next' } : null;

/** The address of a request within a view. */
export function requestAddress(id: string, view: InView | null): string {
  const asked = view && new URLSearchParams({ q: view.query, ...(view.goesOn ? { go: 'next' } : {}) });
  return asked ? `/desk/requests/${id}?${asked}` : `/desk/requests/${id}`;
}

/** Where a view leads after one of its requests; after the last, back to its list. */
export const nextAddress = (next: string | null, view: InView): string =>
  next ? requestAddress(next, view) : queueAddress(view.query);
