import type { CatalogueTable } from './checked.ts';
import { baseSql, reachOf, valueSql } from './reach.ts';
import type { Condition } from './shape.ts';
import { allOf, anyOf, type Binder } from './sql.ts';

type Comparison = Exclude<Condition, { any: Condition[] }>[string];
export type Moment = { binder: Binder; at: Date };

/**
 * A condition of the map as SQL over one row.
 * @param alias how the row's table is called in the statement
 * @param moment where values go, and the instant that spans count from
 * @throws RangeError for a column that the table does not have
 */
export function conditionSql(condition: Condition, table: CatalogueTable, alias: string, moment: Moment): string {
  if (isAny(condition)) return anyOf(condition.any.map((one) => conditionSql(one, table, alias, moment)));
  return allOf(
    Object.entries(condition).map(([name, wanted]) => {
      const reach = reachOf(table, name);
      return comparisonSql(valueSql(reach, baseSql(reach, alias)), reach.type, wanted, moment);
    }),
  );
}

function isAny(condition: Condition): condition is { any: Condition[] } {
  return 'any' in condition && Array.isArray(condition.any) && condition.any.every((one) => isObject(one));
}
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** @throws RangeError when the catalogue does not know the column; the map was checked against another database. */
export const typeOf = (table: CatalogueTable, column: string): string => reachOf(table, column).type;

function comparisonSql(column: string, type: string, wanted: Comparison, { binder, at }: Moment): string {
  if (wanted === null) return `${column} IS NULL`;
  if (Array.isArray(wanted)) {
    const some = `${column} = ANY(${binder.bind(
      wanted.filter((value) => value !== null),
      `${type}[]`,
    )})`;
    return wanted.includes(null) ? anyOf([some, `${column} IS NULL`]) : some;
  }
  if (typeof wanted !== 'object') return `${column} = ${binder.bind(wanted, type)}`;
  if ('not' in wanted) {
    return wanted.not === null
      ? `${column} IS NOT NULL`
      : `${column} IS DISTINCT FROM ${binder.bind(wanted.not, type)}`;
  }
  const [sign, length] = 'after' in wanted ? ['>', wanted.after] : ['<', wanted.before];
  return `${column} ${sign} ${spanFrom(binder.bind(at, 'timestamptz'), length, binder)}`;
}

/** A time, moved by a span of the map such as `18 months`. */
export const spanFrom = (time: string, span: string, binder: Binder): string =>
  `(${time} + ${binder.bind(span, 'interval')})`;
