/** Rows outside of a plan that a deletion takes along, as the plan has asked. */
import type { ClientBase } from 'pg';
import type { Plan } from '#domain/plan';
import { type Erasure, fateName, fates } from './outcomes.ts';
import { notAmongSql } from './place.ts';
import { addressOf, referencesOf } from './references.ts';
import { allOf, anyOf, identifier, literal } from './sql.ts';

/**
 * How many rows of each table (`schema.name`) cascades may take along: those that the plan asks about, each counted once.
 * The plan has a question for each foreign key, and one row may refer by two, or to rows of two people. Rows of the
 * person's own that are to stay, as for a law, are in that question too, where their table refers to itself: the receipt
 * would say that they are kept, so they may not go.
 */
export async function alongRows(
  client: ClientBase,
  erasure: Erasure,
  { questions }: Pick<Plan, 'questions'>,
): Promise<Map<string, number>> {
  const asked = Map.groupBy(
    questions.filter(({ code }) => code === 'unmapped-cascade'),
    ({ table }) => table ?? '',
  );
  if (asked.size === 0) return new Map();
  const lines = [...asked.keys()].map((table) => alongSql(erasure, table));
  const { rows } = await client.query<{ table: string; rows: number }>(lines.join(' UNION ALL '));
  const most = (table: string) => (asked.get(table) ?? []).reduce((sum, { rows }) => sum + rows, 0);
  // One that came since the plan was made was not asked about.
  return new Map(rows.map(({ table, rows: there }) => [table, Math.min(there, most(table))]));
}

function alongSql(erasure: Erasure, table: string): string {
  const [schema = '', ...name] = table.split('.');
  const child = erasure.subject.places.find((place) => addressOf(place) === table);
  const listed = (alias: string, columns: string[]) =>
    columns.map((column) => `${alias}.${identifier(column)}`).join(', ');
  const refers = referencesOf(erasure)
    .filter(({ from, key }) => from === table && key.onDelete === 'cascade')
    .map(
      ({ key, parent }) =>
        `(${listed('t', key.columns)}) IN (SELECT ${listed('p', key.toColumns)} FROM ${fateName(erasure, parent)} p
          WHERE p."#fate" = ${fates.gone})`,
    );
  const outside = child ? [notAmongSql(child, `${fateName(erasure, child)} o`)] : [];
  return `SELECT ${literal(table)} AS table, count(*)::int AS rows FROM ${identifier(schema, name.join('.'))} t
    WHERE ${allOf([anyOf(refers), ...outside])}`;
}
