import type { ClientBase } from 'pg';
import type { CheckedMap } from './checked.ts';
import type { Place } from './place.ts';
import { baseSql, elementsSql, reachOf, valueSql } from './reach.ts';
import { ownElementSql, ownSets, ownSql, readBy } from './row-sets.ts';
import { allOf, parameters } from './sql.ts';
import { type Asked, placeNamed, subjectOf, withSets } from './subject.ts';
import { textSql } from './types.ts';
import type { Subject } from './who.ts';

type Column = {
  table: string;
  /** As the map writes it; it may be a path. */
  column: string;
  /** Left out, all are read. */
  limit?: number;
  /** SQL over `t` that rows have to meet besides. */
  only?: ((subject: Subject, place: Place) => string) | undefined;
};

/**
 * What one column says in the person's own rows, as text, each value once. Rows shared with others are not read.
 * @throws RangeError when the map has no such table
 */
export async function ownValues(
  client: ClientBase,
  checked: CheckedMap,
  asked: Asked,
  column: Column,
): Promise<string[]> {
  const subject = subjectOf(checked, asked, parameters());
  return valuesFrom(client, ownValuesSql(subject, column), subject.binder.values);
}

/** The statement of `ownValues`, for whoever has a subject already. */
export function ownValuesSql(subject: Subject, { table, column, limit, only }: Column): string {
  const place = placeNamed(subject.places, table);
  const reach = reachOf(place.catalogue, column);
  const base = baseSql(reach, 't');
  const from = [`${place.sql} t`, ...(reach.each ? [elementsSql(reach, base)] : [])].join(' CROSS JOIN LATERAL ');
  const where = allOf([
    ownSql(subject, place),
    ...(reach.each ? [ownElementSql(subject, place, reach)] : []),
    ...(only ? [only(subject, place)] : []),
  ]);
  const body = `SELECT DISTINCT ${textSql(valueSql(reach, base), reach.type)}::text AS value FROM ${from} WHERE ${where}${limit === undefined ? '' : ` LIMIT ${limit}`}`;
  return withSets(ownSets(subject, undefined, readBy(subject, place)), body);
}

/** Runs the statement of `ownValuesSql`. */
export async function valuesFrom(client: ClientBase, text: string, bound: unknown[]): Promise<string[]> {
  const { rows } = await client.query<{ value: string | null }>(text, bound);
  return rows.flatMap(({ value }) => value ?? []);
}
