/** Drift: the database has grown, and the map does not know. */
import type { CatalogueTable, CheckedMap } from './checked.ts';
import type { LoadedMap, MapPath } from './load.ts';
import { own, placeOf, shown, splitColumn } from './names.ts';
import { looksPersonal } from './personal-words.ts';
import { columnOf } from './reach.ts';
import type { Remark } from './remark.ts';
import type { MapTable } from './shape.ts';

/**
 * Columns that look personal and that no line covers, tables that refer to people and are not in the map, and columns
 * of mapped tables that nobody would ever be shown.
 */
export function driftOf(loaded: LoadedMap, checked: CheckedMap): Remark[] {
  const mapped = new Map(Object.entries(checked.map.tables).map(([name, table]) => [placeOf(name), { name, table }]));
  const declared = new Set(checked.map.notPersonalColumns.map(qualified));
  const remarks = Object.entries(checked.catalogue).flatMap(([place, live]) => {
    const entry = mapped.get(place);
    if (entry) return driftInTable(loaded, live, entry.name, entry.table, declared);
    const notPersonal = checked.map.notPersonal.findIndex((name) => placeOf(name) === place);
    return driftOutside(loaded, live, new Set(mapped.keys()), notPersonal, declared);
  });
  return remarks.map((remark) => (remark.level === 'problem' ? { ...remark, drift: true } : remark));
}

function qualified(reference: string): string {
  const { table, column } = splitColumn(reference);
  return `${placeOf(table)}.${column}`;
}

const fullName = ({ schema, name }: CatalogueTable): string => `${schema}.${name}`;

function driftInTable(
  { place }: LoadedMap,
  live: CatalogueTable,
  name: string,
  table: MapTable,
  declared: Set<string>,
): Remark[] {
  const links = [...table.belongs, ...table.mentions].flatMap(({ to, when }) => [to, when ?? {}]).flatMap(Object.keys);
  const names = (references: string[]) => new Set(references.map((reference) => columnOf(live, reference)));
  const times = [table.expires?.column, table.replacedAt, table.collectedAt, table.since].filter(
    (one) => one !== undefined,
  );
  const plumbing = names([...live.key, ...links, ...times, ...live.foreignKeys.flatMap(({ columns }) => columns)]);
  const matched = names(Object.keys({ ...table.match, ...table.matchAll, ...table.yields }));
  const inPart = names(Object.keys(table.columns));
  const unlisted = Object.entries(live.columns).filter(
    ([column]) => !own(table.columns, column) && !declared.has(`${fullName(live)}.${column}`),
  );
  return unlisted.flatMap(([column, { type }]): Remark[] => {
    if (plumbing.has(column) && !matched.has(column)) return [];
    const at = place(['tables', name, 'columns'], ['tables', name]);
    if (inPart.has(column)) {
      const parts = `only parts of column ${shown(column)} of ${fullName(live)} are listed, so nobody is ever shown the rest`;
      return type.endsWith('[]') ? [] : [{ ...at, level: 'note', says: parts }];
    }
    const says = `column ${shown(column)} of ${fullName(live)} is not listed, so nobody is ever shown it`;
    if (!looksPersonal(column, type)) return [{ ...at, level: 'note', says }];
    return [
      {
        ...at,
        level: 'problem',
        says: `column ${shown(column)} of ${fullName(live)} looks personal and no line covers it`,
      },
    ];
  });
}

function driftOutside(
  { place }: LoadedMap,
  live: CatalogueTable,
  mapped: Set<string>,
  notPersonal: number,
  declared: Set<string>,
): Remark[] {
  const at: MapPath = notPersonal < 0 ? ['tables'] : ['notPersonal', notPersonal];
  const personal = Object.entries(live.columns).filter(
    ([column, { type }]) => looksPersonal(column, type) && !declared.has(`${fullName(live)}.${column}`),
  );
  const problems = personal.map(([column]): Remark => {
    const says = `column ${shown(column)} of ${fullName(live)} looks personal and no line covers it`;
    return { ...place(at), level: 'problem', says };
  });
  if (problems.length > 0 || notPersonal >= 0) return problems;
  const refers = live.foreignKeys.find(({ to }) => mapped.has(to));
  if (refers) {
    const says = `table ${fullName(live)} refers to ${refers.to} (${refers.name}) and is not in the map`;
    return [{ ...place(at), level: 'problem', says }];
  }
  return [{ ...place(at), level: 'note', says: `table ${fullName(live)} is neither in the map nor under notPersonal` }];
}
