/** What a column makes of a value that is written to it. */
import type { CatalogueColumn } from './checked.ts';
import { isText } from './types.ts';

/** A value as the column has it then: rounded, and of its collation, by which a check or an index takes two for the same. */
export function storedSql(value: string, { type, scale, collation }: CatalogueColumn): string {
  const rounded = scale === undefined ? `(${value})` : roundedSql(value, type, scale);
  return collation ? `${rounded} COLLATE ${collation}` : rounded;
}

const roundedSql = (value: string, type: string, scale: number): string =>
  type === 'numeric'
    ? `round(${value}, ${scale})`
    : `(SELECT CASE WHEN a.v IS NOT NULL THEN ARRAY(SELECT round(e.v, ${scale}) FROM unnest(a.v) WITH ORDINALITY e(v, at) ORDER BY e.at) END
        FROM (SELECT ${value} AS v) a)`;

/** SQL that is true of a value that is too long for the column: blanks at the end are cut off without an error. */
export function unfitSql(
  value: string,
  { type, length, scale = 0 }: Pick<CatalogueColumn, 'type' | 'length' | 'scale'>,
): string[] {
  if (length === null) return [];
  if (type.endsWith('[]')) {
    const each = unfitSql('e', { type: type.slice(0, -2), length, scale });
    return each.map((unfit) => `EXISTS (SELECT 1 FROM unnest(${value}) e WHERE ${unfit})`);
  }
  if (type === 'numeric') return [`abs(round(${value}, ${scale})) >= 1e${length} AND ${value} <> 'NaN'`];
  if (isText(type)) return [`rtrim(substr(${value}::text, ${length + 1}), ' ') <> ''`];
  if (type === 'bit varying') return [`length(${value}) > ${length}`];
  return type === '"bit"' ? [`length(${value}) <> ${length}`] : [];
}
