/** What a law has beside its own file, in tables for many laws at once: each version of a law keeps its table's. */
import type { Law } from './rule.ts';

/** Tables by the first version of the laws that they are of, oldest first; never edited, a change is a new one. */
export type Tables<Value> = readonly { version: string; of: Readonly<Record<string, Value>> }[];

/** What a law's version has; null where its table does not name the law. Versions are months, so that they compare. */
export const besides = <Value>(tables: Tables<Value>, { id, version }: Pick<Law, 'id' | 'version'>): Value | null =>
  tables.findLast((table) => table.version <= version)?.of[id] ?? null;
