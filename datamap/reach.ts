/** What a name of the map reaches: a column, a key inside of a JSON column, or each element of an array. */
import type { CatalogueTable } from './checked.ts';
import { identifier, literal } from './sql.ts';

/**
 * `profile->contact->email` is a key inside of JSON, `participant_ids[]` each element of an array, `doc->ids[]` each
 * element of a JSON array, `doc->people[]->id` a key of each.
 */
export type Reach = {
  column: string;
  /** Keys from the column's JSON to the value, or to the array. */
  keys: string[];
  each: boolean;
  /** Keys inside of each element. */
  inner: string[];
  /** The column's type, and the type of what is reached. */
  base: string;
  type: string;
  /** Quoted, when it is not the database's own. */
  collation?: string;
  /** A GIN index finds the rows whose column contains a value. */
  gin: boolean;
};

/** The column that a reference begins with, for places that know columns alone (rights, drift). */
export const columnOf = (table: CatalogueTable | undefined, reference: string): string =>
  table && Object.hasOwn(table.columns, reference) ? reference : parted(reference).column;

function parted(reference: string): Pick<Reach, 'column' | 'keys' | 'each' | 'inner'> {
  const at = reference.indexOf('[]');
  const [column = '', ...keys] = (at < 0 ? reference : reference.slice(0, at)).split('->');
  const inner =
    at < 0
      ? []
      : reference
          .slice(at + 2)
          .split('->')
          .slice(1);
  return { column, keys, each: at >= 0, inner };
}

/** As `reachOf`, or why there is nothing there, in words for the map's writer. */
export function reachOrFault(table: CatalogueTable, reference: string): Reach | string {
  const parts = Object.hasOwn(table.columns, reference)
    ? { column: reference, keys: [], each: false, inner: [] }
    : parted(reference);
  const live = Object.hasOwn(table.columns, parts.column) ? table.columns[parts.column] : undefined;
  if (!live) return 'no-column';
  const { type: base, gin = false, collation } = live;
  const isPath = parts.each || parts.keys.length > 0;
  const isJson = base === 'json' || base === 'jsonb';
  const isArray = base.endsWith('[]');
  if (isPath && !isJson && !isArray) return `is ${base}: only JSON and arrays have something inside`;
  if (isArray && (parts.keys.length > 0 || parts.inner.length > 0)) return `is ${base}: its elements have no keys`;
  const rest = reference.slice(reference.indexOf('[]') + 2);
  const odd = parts.each && rest !== parts.inner.map((key) => `->${key}`).join('');
  if (odd || [...parts.keys, ...parts.inner].some((key) => key === '' || key.includes('\0'))) {
    return 'is no path: write column->key, column[], column->key[] or column->key[]->key';
  }
  const type = isPath ? (isArray ? base.slice(0, -2) : 'text') : base;
  return { ...parts, base, type, gin, ...(collation && { collation }) };
}

/** @throws RangeError when the table has nothing of the name; the map was checked against another database */
export function reachOf(table: CatalogueTable, reference: string): Reach {
  const reach = reachOrFault(table, reference);
  if (typeof reach === 'string') throw new RangeError(`${table.schema}.${table.name} has no column ${reference}`);
  return reach;
}

/** Whether the value lies inside of the column. */
export const isInside = ({ keys, each }: Reach): boolean => each || keys.length > 0;

/** The column itself, as SQL of a row called `alias`. */
export const baseSql = ({ column }: Reach, alias: string): string => `${alias}.${identifier(column)}`;

/** Written as people write it, so that an index on the expression serves. Keys are names: quoted, never bound. */
const stepped = (json: string, keys: string[]): string => [json, ...keys.map((key) => literal(key))].join(' -> ');
const asText = (json: string, keys: string[]): string =>
  keys.length > 0 ? `(${stepped(json, keys.slice(0, -1))} ->> ${literal(keys.at(-1) ?? '')})` : `(${json} #>> '{}')`;

/**
 * SQL of the value; of `each` that of one element.
 * @param base SQL of the column
 * @param element how `elementsSql` calls the elements
 */
export function valueSql({ keys, each, inner, base: type }: Reach, base: string, element = 'e'): string {
  if (!each) return keys.length > 0 ? asText(base, keys) : base;
  return type.endsWith('[]') ? `${element}.v` : asText(`${element}.v`, inner);
}

/** FROM item of the elements: `v`, and its number `at`. What is no array has none. */
export function elementsSql(reach: Reach, base: string, alias = 'e'): string {
  if (reach.base.endsWith('[]')) return `unnest(${base}) WITH ORDINALITY ${alias}(v, at)`;
  const list = listSql(reach, base);
  const guarded = `CASE jsonb_typeof(${list}) WHEN 'array' THEN ${list} END`;
  return `jsonb_array_elements(${guarded}) WITH ORDINALITY ${alias}(v, at)`;
}

/** The JSON array that the elements are of. */
export const listSql = ({ keys }: Reach, base: string): string => `(${stepped(base, keys)})::jsonb`;

/** Whether two reaches are of the elements of one array. */
export const isSameList = (one: Reach, other: Reach): boolean =>
  one.each && other.each && one.column === other.column && one.keys.join('\0') === other.keys.join('\0');
