import type { ReactNode } from 'react';

/** One thing that happened; `same` is alike for what folds, as looks of one person at the same, and null of all else. */
export type Entry = { key: string; at: Date; by: string | null; what: ReactNode; same: string | null };

/** What the history says in one line; the newest first. */
export type Line = readonly [Entry, ...Entry[]];

/**
 * The newest first, and of one instant what came later.
 * @param entries as they came
 */
export const newestFirst = (entries: readonly Entry[]): Entry[] =>
  entries.toReversed().sort((one, other) => other.at.getTime() - one.at.getTime());

/**
 * Folds what is alike between two things that happened, as one person's looks and one letter to several colleagues, into
 * one line, where its newest was.
 * @param entries newest first
 */
export function foldEntries(entries: readonly Entry[]): Line[] {
  let before = 0;
  const groups = Map.groupBy(entries, ({ key, same }) => {
    if (same !== null) return `${before} ${same}`;
    before += 1;
    return key;
  });
  return [...groups.values()].flatMap(([newest, ...older]) => (newest ? [[newest, ...older] as const] : []));
}
