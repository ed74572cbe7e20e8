import type { ClientBase } from 'pg';
import type { CheckedMap } from './checked.ts';
import { conditionSql } from './conditions.ts';
import { baseSql, reachOf, valueSql } from './reach.ts';
import { ownSets, ownSql, readBy } from './row-sets.ts';
import type { DataMap } from './shape.ts';
import { inSnapshot } from './snapshot.ts';
import { allOf, parameters } from './sql.ts';
import { type Asked, placeNamed, subjectOf, withSets } from './subject.ts';

export type Known = NonNullable<DataMap['recipients'][string]['known']>;

/** More entries of one person are not told one by one. */
const most = 20;

/**
 * What a recipient knows a person by: one entry for each of the person's rows that says that it has their data.
 * @returns nothing when no row says so: then it is not to be told
 * @see GDPR Art. 19
 */
export async function knownTo(
  client: ClientBase,
  checked: CheckedMap,
  asked: Asked,
  { table, columns, when }: Known,
): Promise<{ label: string; value: string }[][]> {
  const subject = subjectOf(checked, asked, parameters());
  const place = placeNamed(subject.places, table);
  const values = columns.map((column) => {
    const reach = reachOf(place.catalogue, column);
    return `coalesce(${valueSql(reach, baseSql(reach, 't'))}::text, '')`;
  });
  const where = allOf([ownSql(subject, place), ...(when ? [conditionSql(when, place.catalogue, 't', subject)] : [])]);
  const body = `SELECT DISTINCT ARRAY[${values.join(', ')}] AS entry FROM ${place.sql} t WHERE ${where} ORDER BY 1 LIMIT ${most}`;
  const text = withSets(ownSets(subject, undefined, readBy(subject, place)), body);
  const { rows } = await inSnapshot(client, () => client.query<{ entry: string[] }>(text, subject.binder.values));
  return rows.map(({ entry }) =>
    entry.map((value, index) => {
      const column = columns[index] ?? '';
      return { label: place.map.columns[column]?.label ?? column, value: value.trim() };
    }),
  );
}
