import type { ClientBase } from 'pg';
import type { OwnData } from '#domain/own-data';
import type { PlanQuestionCode } from '#domain/plan';
import type { CheckedMap } from './checked.ts';
import { type Finding, find } from './find.ts';
import { makePlan } from './plan.ts';
import type { MapTable } from './shape.ts';
import type { Asked } from './subject.ts';

/** What staff would have to answer before a copy is handed out: nothing is shown past them. */
const withholding: PlanQuestionCode[] = ['two-persons', 'more-than-cap', 'recently-changed-address', 'shared-identity'];

/**
 * The fields that the map offers to their person (`self`), as they are now; held ones are named without a value.
 * @returns `withheld` when a copy would be a question for staff: who takes an account over changes its address first
 * @see GDPR Art. 15(3), recital 63: remote access to a secure system
 */
export async function findSelf(client: ClientBase, checked: CheckedMap, asked: Asked): Promise<OwnData> {
  const { questions } = await makePlan(client, checked, { ...asked, request: '', kind: 'access' });
  if (questions.some(({ code }) => withholding.includes(code))) return { state: 'withheld' };
  const { tables: known } = checked.map;
  const offered = Object.entries(known).flatMap(([name, { columns }]) =>
    Object.values(columns).some(({ self }) => self) ? [name] : [],
  );
  const findings = await find(client, checked, { ...asked, tables: offered });
  const tables = findings.flatMap((found) => {
    const table = known[found.table];
    return table && found.found > 0 ? [offeredOf(found, table)] : [];
  });
  return tables.length > 0 ? { state: 'found', tables } : { state: 'nothing' };
}

function offeredOf({ table, label, found, columns, rows }: Finding, map: MapTable) {
  const offered = columns.flatMap((column, at) => {
    const self = map.columns[column.column]?.self;
    return self ? [{ column, at, self }] : [];
  });
  return {
    table,
    label,
    found,
    columns: offered.map(({ column: { correct, ...column }, self }) => ({
      ...column,
      mayChange: self === 'update',
      mayCorrect: correct !== null && column.show === 'shown',
    })),
    rows: rows.map(({ values }) => offered.map(({ at }) => values[at] ?? null)),
  };
}
