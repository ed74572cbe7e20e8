/** Looks the map's names up in the live catalogue, and complains of those that are not there. */
import { didYouMean, type Fault } from '#domain/faults';
import type { Catalogue, CatalogueTable } from './checked.ts';
import type { LoadedMap, MapPath } from './load.ts';
import { columnOf, reachOrFault } from './reach.ts';
import type { Condition, DataMap } from './shape.ts';
import { isTime } from './types.ts';

type Paths = [MapPath, ...MapPath[]];

export type Names = {
  map: DataMap;
  faults: Fault[];
  complain(says: string, ...paths: Paths): void;
  /** The catalogue's table of a name in the map; complains when there is none. */
  table(name: string, ...paths: Paths): CatalogueTable | undefined;
  /** As `table`, for one that the map itself describes. */
  mapped(name: string, ...paths: Paths): CatalogueTable | undefined;
  /** Complains unless the table has each of the columns; the path is of what holds them. */
  columns(table: CatalogueTable | undefined, names: string[], ...paths: Paths): void;
  /** As `columns`, where a name may also lead into JSON (`one`: to one value) or to each element of an array. */
  reaches(table: CatalogueTable | undefined, names: string[], how: 'one' | 'each', ...paths: Paths): void;
  condition(table: CatalogueTable | undefined, condition: Condition | undefined, ...paths: Paths): void;
};

/** A name of the file for a message: in quotes, with control characters written out. */
export const shown = (name: string): string => JSON.stringify(name);

/** `schema.name` of a table that the map names; `public` unless it says so. */
export const placeOf = (name: string): string => (name.includes('.') ? name : `public.${name}`);

/** What an object has of its own: a column named `constructor` must not find Object's. */
export function own<Value>(object: Record<string, Value>, key: string): Value | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** `table.column` or `schema.table.column`, taken apart. */
export function splitColumn(reference: string): { table: string; column: string } {
  const inside = reference.indexOf('->');
  const dot = (inside < 0 ? reference : reference.slice(0, inside)).lastIndexOf('.');
  return { table: reference.slice(0, dot), column: reference.slice(dot + 1) };
}

/** @see Names */
export function namesOf({ map, place }: LoadedMap, catalogue: Catalogue): Names {
  const faults: Fault[] = [];
  const short = Object.keys(catalogue).map((name) => name.replace(/^public\./, ''));
  const names: Names = {
    map,
    faults,
    complain: (says, ...paths) => void faults.push({ ...place(...paths), says }),
    table(name, ...paths) {
      const found = own(catalogue, placeOf(name));
      if (!found) names.complain(`table ${shown(name)} does not exist${didYouMean(name, short)}`, ...paths);
      return found;
    },
    mapped(name, ...paths) {
      if (own(map.tables, name)) return own(catalogue, placeOf(name));
      names.complain(`table ${shown(name)} is not in the map${didYouMean(name, Object.keys(map.tables))}`, ...paths);
    },
    columns(table, wanted, ...paths) {
      if (!table) return;
      for (const column of wanted.filter((column) => !own(table.columns, column))) {
        const near = didYouMean(column, Object.keys(table.columns));
        const [first, ...others] = paths;
        const says = `column ${shown(column)} does not exist in ${table.schema}.${table.name}${near}`;
        names.complain(says, [...first, column], ...others.map((path) => [...path, column]));
      }
    },
    reaches(table, wanted, how, ...paths) {
      if (!table) return;
      for (const name of wanted) {
        const reach = reachOrFault(table, name);
        const [first, ...others] = paths;
        const at: Paths = [[...first, name], ...others.map((path) => [...path, name])];
        if (reach === 'no-column') {
          const column = columnOf(table, name);
          const near = didYouMean(column, Object.keys(table.columns));
          names.complain(`column ${shown(column)} does not exist in ${table.schema}.${table.name}${near}`, ...at);
        } else if (typeof reach === 'string') names.complain(`${shown(name)} ${reach}`, ...at);
        else if (reach.each && how === 'one') names.complain(`${shown(name)} is many values: name one`, ...at);
      }
    },
    condition(table, condition, ...paths) {
      if (!condition) return;
      const parts = Array.isArray(condition.any) ? condition.any.filter((one) => isCondition(one)) : [];
      if (Array.isArray(condition.any) && !table?.columns.any) {
        for (const [index, part] of parts.entries()) {
          const [first, ...others] = paths;
          names.condition(table, part, [...first, 'any', index], ...others.map((path) => [...path, 'any', index]));
        }
      } else {
        names.reaches(table, Object.keys(condition), 'one', ...paths);
        if (table) spans(names, table, condition, paths);
      }
    },
  };
  return names;
}

/** A span counts from now, which text is never before or after: JSON has no times. */
function spans({ complain }: Names, table: CatalogueTable, condition: Condition, paths: Paths): void {
  for (const [column, wanted] of Object.entries(condition)) {
    if (typeof wanted !== 'object' || wanted === null || !('after' in wanted || 'before' in wanted)) continue;
    const reach = reachOrFault(table, column);
    if (typeof reach === 'string' || isTime(reach.type)) continue;
    const [first, ...others] = paths;
    const says = `${shown(column)} is ${reach.type}, no time that a span counts from`;
    complain(says, [...first, column], ...others.map((path) => [...path, column]));
  }
}

function isCondition(value: unknown): value is Condition {
  return typeof value === 'object' && value !== null;
}
