import { isOpen } from '#domain/states';
import type { RequestView } from '#requests/view-request';
import { count } from '../../words.ts';

type Plan = Pick<NonNullable<RequestView['plan']>, 'totals' | 'corrections' | 'optOuts' | 'lost'> & {
  tables: readonly { exported: number }[];
};

/** One sentence that says what the run will do; of a closed request what was planned, whatever became of it. */
export function planWords({ kind, status }: Pick<RequestView, 'kind' | 'status'>, plan: Plan): string {
  const { totals, corrections, tables, optOuts, lost } = plan;
  const [erased, reduced, kept] = [totals.erased, totals.reduced, totals.kept].map((rows) => count(rows, 'row'));
  const shared = totals.shared > 0 ? `, besides ${count(totals.shared, 'shared row')}` : '';
  const copied = `${count(totals.exported, 'row')} from ${count(tables.filter(({ exported }) => exported > 0).length, 'table')}`;
  const changed = count(corrections, 'field');
  const isAhead = isOpen(status);
  switch (kind) {
    case 'access':
      return isAhead ? `${copied} go into the copy.` : `Planned: ${copied} in the copy.`;
    case 'correct':
      return isAhead ? `${changed} will be changed.` : `Planned: ${changed} changed.`;
    case 'delete':
      return isAhead
        ? `${erased} will be deleted, ${reduced} reduced, and ${kept} must stay${shared}.`
        : `Planned: ${erased} deleted, ${reduced} reduced, ${kept} kept${shared}.`;
    case 'opt-out':
      return `Opt-out of: ${optOuts.join(', ')}.`;
    case 'report-lost':
      return `Reported lost: ${lost.join(', ')}.`;
    case 'other':
      return 'Answered in words.';
  }
}
