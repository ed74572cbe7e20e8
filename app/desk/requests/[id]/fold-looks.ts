import type { ReactNode } from 'react';

/** One thing that happened; `look` is the same for looks of one person at the same, and null of all else. */
export type Entry = { key: string; at: Date; by: string | null; what: ReactNode; look: string | null };

/** What the history says in one line; the newest first. */
export type Line = readonly [Entry, ...Entry[]];

/**
 * Folds the looks between two things that happened: those of one person at the same are one line, where its newest was.
 * @param entries newest first
 */
export function foldLooks(entries: readonly Entry[]): Line[] {
  let before = 0;
  const groups = Map.groupBy(entries, ({ key, look }) => {
    if (look !== null) return `${before} ${look}`;
    before += 1;
    return key;
  });
  return [...groups.values()].flatMap(([newest, ...older]) => (newest ? [[newest, ...older] as const] : []));
}
