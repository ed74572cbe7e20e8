import type { Plan, PlanTable } from './plan.ts';

export type PlanTotals = Record<
  'found' | 'mentioned' | 'shared' | 'exported' | 'corrected' | 'erased' | 'reduced' | 'kept',
  number
>;

/** Rows of one table that outlive the run for a reason. */
export const keptIn = (table: PlanTable): number => table.kept.reduce((sum, { rows }) => sum + rows, 0);

/** Rows of one table that belong to others too, and are nobody else's to decide about: they stay. */
export function sharedIn(table: PlanTable): number {
  const { found, mentioned, erased, reduced, processors = [] } = table;
  const theirs = processors.reduce((sum, { rows }) => sum + rows, 0);
  if (theirs === 0) return mentioned;
  // What is held for others counts rows of both sorts together.
  return Math.min(mentioned, Math.max(0, found + mentioned - theirs - erased - reduced - keptIn(table)));
}

/** What a plan comes to over all its tables, in rows. */
export function planTotals({ tables }: Pick<Plan, 'tables'>): PlanTotals {
  const sum = (of: (table: PlanTable) => number) => tables.reduce((total, table) => total + of(table), 0);
  return {
    found: sum((table) => table.found),
    mentioned: sum((table) => table.mentioned),
    shared: sum(sharedIn),
    exported: sum((table) => table.exported),
    corrected: sum((table) => table.corrected),
    erased: sum((table) => table.erased),
    reduced: sum((table) => table.reduced),
    kept: sum(keptIn),
  };
}

/** The number that an approver types: rows that the run deletes or makes unreadable. */
export const rowsAtStake = (plan: Pick<Plan, 'tables'>): number => {
  const { erased, reduced } = planTotals(plan);
  return erased + reduced;
};
