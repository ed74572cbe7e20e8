import type { Kind } from './kinds.ts';
import type { CategoryOutcome, HeldForOther } from './letters.ts';
import type { OutsideResult } from './outside.ts';
import type { Plan, PlanTable, Receipt, ReceiptTable } from './plan.ts';
import type { Outcome } from './states.ts';

/**
 * What a deletion came to, by its receipt. Rows that stay with less in them are kept, not erased; where nothing went and
 * rows stay, nothing of what was asked was done.
 */
export function deletionOutcome({ tables }: Pick<Receipt, 'tables'>): Outcome {
  const isTouched = tables.some(({ erased, reduced }) => erased + reduced > 0);
  const stays = tables.some(({ reduced, kept, shared = 0 }) => reduced + shared > 0 || kept.length > 0);
  const isPart = stays || heldForOthers(tables).length > 0;
  if (!isTouched) return isPart ? 'all-kept' : 'nothing-found';
  return isPart ? 'in-part' : 'fulfilled';
}

/** What a run that changes, adds or blocks rows came to. */
export const changeOutcome = ({ tables }: Pick<Receipt, 'tables'>): Outcome =>
  tables.some(({ changed, added }) => changed + added > 0) ? 'fulfilled' : 'nothing-found';

/** What a copy came to; rows that are held for others are not in it, and are said to exist. */
export function copyOutcome({ tables }: Pick<Plan, 'tables'>): Outcome {
  if (heldForOthers(tables).length > 0) return 'in-part';
  return tables.some(({ exported }) => exported > 0) ? 'fulfilled' : 'nothing-found';
}

/** For whom rows are held that only that one may show or erase, with their number over all tables. */
export function heldForOthers(tables: Pick<PlanTable, 'processors'>[]): HeldForOther[] {
  const all = tables.flatMap(({ processors = [] }) => processors);
  const byName = Map.groupBy(all, ({ name, contact }) => `${name}\n${contact}`);
  return [...byName.values()].flatMap(([first, ...more]) =>
    first ? [{ ...first, rows: more.reduce((sum, { rows }) => sum + rows, first.rows) }] : [],
  );
}

/** Whether all that was found is held for others, which decide about it: nothing is ours to show or to delete. */
export const isOnlyForOthers = ({ tables }: Pick<Plan, 'tables'>): boolean =>
  heldForOthers(tables).length > 0 &&
  tables.every(({ found, mentioned, processors = [] }) => {
    const theirs = processors.reduce((sum, { rows }) => sum + rows, 0);
    return found === theirs && mentioned === 0;
  });

/** What a deletion could not call back, of the tables that it reached. */
export const notRecalled = (
  said: { table: string; words: string }[],
  { tables }: Pick<Receipt, 'tables'>,
): string[] => [
  ...new Set(
    said
      .filter(({ table }) => tables.some((line) => line.table === table && line.erased + line.reduced > 0))
      .map(({ words }) => words),
  ),
];

/**
 * Receipts of one request as a single one: what went in any of its runs is gone, and what stays is what the last one found.
 * @param receipts oldest first
 */
export function allTogether(receipts: readonly Pick<Receipt, 'tables'>[]): Pick<Receipt, 'tables'> {
  const lines = Map.groupBy(
    receipts.flatMap(({ tables }) => tables),
    ({ table }) => table,
  );
  const last = new Set(receipts.at(-1)?.tables);
  const tables = [...lines.values()].flatMap((same) => {
    const newest = same.at(-1);
    if (!newest) return [];
    const sum = (part: 'erased' | 'reduced') => same.reduce((all, line) => all + line[part], 0);
    const line = last.has(newest) ? newest : withoutStaying(newest);
    return [{ ...line, before: same[0]?.before ?? newest.before, erased: sum('erased'), reduced: sum('reduced') }];
  });
  return { tables };
}

const withoutStaying = ({ processors, shared, ...line }: ReceiptTable): ReceiptTable => ({ ...line, kept: [] });

/**
 * A receipt in the person's words: one line a category, of the tables' main categories, where anything was held.
 * @param words the map's categories: key → label
 */
export function categoryOutcomes(
  plan: Pick<Plan, 'tables'>,
  { tables }: Pick<Receipt, 'tables'>,
  words: Record<string, string>,
): CategoryOutcome[] {
  const categoryOf = new Map(plan.tables.map(({ table, category }) => [table, category]));
  const byCategory = new Map<string, CategoryOutcome>();
  for (const { table, erased, reduced, kept, shared = 0 } of tables) {
    if (erased + reduced + shared === 0 && kept.length === 0) continue;
    const key = categoryOf.get(table) ?? '';
    const line = byCategory.get(key) ?? { category: words[key] ?? key, erased: 0, reduced: 0, kept: [] };
    const together = shared + (line.shared ?? 0);
    byCategory.set(key, {
      ...line,
      erased: line.erased + erased,
      reduced: line.reduced + reduced,
      kept: joined([...line.kept, ...kept]),
      ...(together > 0 ? { shared: together } : {}),
    });
  }
  return [...byCategory.values()];
}

type Ended = {
  kind: Kind;
  outcome: Outcome | null;
  categories: readonly Pick<CategoryOutcome, 'kept' | 'shared'>[];
  outside: readonly { result: OutsideResult | null }[];
};

/**
 * Whether a deletion in part leaves something as it was, here or outside, which is a refusal of that part. What is only
 * reduced is none: nothing is left in it about the person.
 */
export function isKeptInPart({ kind, outcome, categories, outside }: Ended): boolean {
  const stays = categories.some(({ kept, shared = 0 }) => kept.length > 0 || shared > 0);
  return kind === 'delete' && outcome === 'in-part' && (stays || outside.some(({ result }) => result === 'kept'));
}

/** Rows kept for one reason under one law, however many tables they lie in; the latest day counts. */
function joined(kept: CategoryOutcome['kept']): CategoryOutcome['kept'] {
  const alike = Map.groupBy(kept, ({ reason, law = '' }) => JSON.stringify([reason, law]));
  return [...alike.values()].map((same) => ({
    reason: same[0]?.reason ?? '',
    law: same[0]?.law ?? '',
    until: same.some(({ until }) => until === null)
      ? null
      : (same
          .map(({ until }) => until ?? '')
          .sort()
          .at(-1) ?? null),
    rows: same.reduce((sum, { rows }) => sum + rows, 0),
  }));
}
