/** Whether the values of one table are those of another: what a name suggests, values confirm. */
import type { ClientBase } from 'pg';
import type { CatalogueTable } from '../checked.ts';
import { own } from '../names.ts';
import { allOf, identifier } from '../sql.ts';
import { comparable } from '../types.ts';
import { tried } from './sample.ts';

/** Rows of the child that are read, and values of them that are looked up. */
const mostRows = 2_000;
const mostValues = 200;

export type Ends = { child: CatalogueTable; columns: string[]; parent: CatalogueTable; parentColumns: string[] };

/** Share of the child's values that the parent has; `null` when there is nothing to compare, or it cannot be. */
export async function shareContained(
  client: ClientBase,
  { child, columns, parent, parentColumns }: Ends,
): Promise<number | null> {
  const typeAt = (table: CatalogueTable, column: string) => own(table.columns, column)?.type ?? '';
  const same = columns.map((column, at) => {
    const there = parentColumns[at] ?? '';
    return comparable(`c.v${at}`, typeAt(child, column), `p.${identifier(there)}`, typeAt(parent, there)).join(' = ');
  });
  const values = columns.map((column, at) => `${identifier(column)} AS v${at}`).join(', ');
  const filled = allOf(
    columns.map((column) => `${identifier(column)} IS NOT NULL AND ${identifier(column)}::text <> ''`),
  );
  const answer = await tried(client, () =>
    client.query<{ seen: number; found: number }>(`
      SELECT count(*)::int AS seen, count(*) FILTER (WHERE EXISTS (
        SELECT 1 FROM ${identifier(parent.schema, parent.name)} p WHERE ${allOf(same)}))::int AS found
      FROM (SELECT DISTINCT * FROM (SELECT ${values} FROM ${identifier(child.schema, child.name)}
            WHERE ${filled} LIMIT ${mostRows}) r LIMIT ${mostValues}) c`),
  );
  const { seen = 0, found = 0 } = answer?.rows[0] ?? {};
  return seen === 0 ? null : found / seen;
}

/** A share in words, for the comment beside a link. */
export const inWords = (share: number | null): string =>
  share === null ? 'no values to compare' : `${Math.round(share * 100)} % of values seen are there`;
