import type { ClientBase } from 'pg';
import type { Correction } from '#domain/plan';
import { typeOf } from './conditions.ts';
import { splitColumn } from './names.ts';
import { isRowSql, type Place } from './place.ts';

import type { History } from './shape.ts';
import { identifier, type parameters } from './sql.ts';
import { placeNamed } from './subject.ts';
import type { Subject } from './who.ts';

type Bound = Subject & { binder: ReturnType<typeof parameters> };

/**
 * Adds one row for each corrected field of a row to the table that the map names: the value that was replaced, and what
 * else of the row tells whose it was.
 * @returns the rows added
 * @see GDPR Art. 5(2): what was known before can be shown
 */
export async function keepHistory(
  client: ClientBase,
  subject: Bound,
  place: Place,
  row: string,
  corrections: Correction[],
): Promise<number> {
  const { history } = place.map;
  if (!history) return 0;
  const kept = placeNamed(subject.places, history.table);
  const columns = Object.keys(history.values);
  const rows = corrections.map(
    (one) =>
      `(${columns.map((column) => valueSql(subject, kept, column, history.values[column] ?? null, one)).join(', ')})`,
  );
  const text = `INSERT INTO ${kept.sql} (${columns.map((column) => identifier(column)).join(', ')})
    SELECT v.* FROM ${place.sql} t CROSS JOIN LATERAL (VALUES ${rows.join(', ')}) v
    WHERE ${isRowSql(place, 't', row, subject.binder)}`;
  return (await client.query(text, subject.binder.values)).rowCount ?? 0;
}

function valueSql(
  { binder, at }: Bound,
  kept: Place,
  column: string,
  value: History['values'][string],
  { field, old }: Correction,
): string {
  const type = typeOf(kept.catalogue, column);
  if (typeof value !== 'object' || value === null) return binder.bind(value, type);
  if ('column' in value) return `t.${identifier(value.column)}::${type}`;
  if ('now' in value) return binder.bind(at, type);
  return `${binder.bind('old' in value ? old : splitColumn(field).column, 'text')}::${type}`;
}
