/** Ways to erase that the database would refuse, or that would take along more than the map says. */
import type { CatalogueTable, CheckedMap, ForeignKey } from './checked.ts';
import type { LoadedMap, MapPath } from './load.ts';
import { own, placeOf, shown, splitColumn } from './names.ts';
import { stuckColumn } from './references.ts';
import type { Remark } from './remark.ts';
import type { MapTable } from './shape.ts';
import { firedBy, triggersOf } from './triggers.ts';

type Erase = 'delete' | 'columns' | 'keep';
/** One deletion that a person can ask for: what it does to each table of the catalogue, and where that is written. */
type Deletion = { words: string; how(place: string): Erase | undefined; at(place: string): MapPath };

/** What a deletion in every scope meets in the declared foreign keys and triggers. */
export function conflictsOf({ place }: LoadedMap, checked: CheckedMap): Remark[] {
  const remarks = deletionsOf(checked).flatMap((deletion) =>
    Object.keys(checked.catalogue).flatMap((parent) =>
      deletion.how(parent) === 'delete'
        ? keyConflicts(checked, deletion, parent).map((remark) => ({ ...remark, ...place(deletion.at(parent)) }))
        : [],
    ),
  );
  const triggers = Object.entries(checked.map.tables).flatMap(([name, table]) =>
    triggerConflicts(checked, name, table).map((says) => ({
      ...place(['tables', name]),
      level: 'problem' as const,
      says,
    })),
  );
  return [...remarks, ...triggers];
}

function deletionsOf({ map }: CheckedMap): Deletion[] {
  const names = new Map(Object.keys(map.tables).map((name) => [placeOf(name), name]));
  const named = (place: string) => names.get(place) ?? place;
  const whole: Deletion = {
    words: 'deleting',
    how: (place) => own(map.tables, named(place))?.erase,
    at: (place) => ['tables', named(place), 'erase'],
  };
  const scopes = Object.entries(map.scopes).map(
    ([scope, { label, tables }]): Deletion => ({
      words: `deleting ${shown(label)}:`,
      how: (place) => own(tables, named(place)) ?? (names.has(place) ? 'keep' : undefined),
      at: (place) => ['scopes', scope, 'tables', named(place)],
    }),
  );
  return [whole, ...scopes];
}

type Says = Pick<Remark, 'level' | 'says'>;

/** Foreign keys to a table whose rows go. */
function keyConflicts(checked: CheckedMap, deletion: Deletion, parent: string): Says[] {
  return Object.entries(checked.catalogue).flatMap(([child, live]) =>
    live.foreignKeys
      .filter(({ to }) => to === parent)
      .flatMap((key) => {
        const conflict = keyConflict(checked, deletion, { child, live, key });
        return conflict ? [{ ...conflict, says: `${deletion.words} ${parent} ${conflict.says}` }] : [];
      }),
  );
}

type Reference = { child: string; live: CatalogueTable; key: ForeignKey };

function keyConflict(checked: CheckedMap, deletion: Deletion, reference: Reference): Says | undefined {
  const { child, live, key } = reference;
  const how = deletion.how(child);
  const [name, table] = Object.entries(checked.map.tables).find(([name]) => placeOf(name) === child) ?? [];
  const blocks = key.onDelete === 'no action' || key.onDelete === 'restrict';
  if (key.onDelete.startsWith('set')) {
    const stuck = stuckColumn(live, key);
    if (how === 'delete') return undefined;
    if (stuck) return problem(`sets ${child}.${stuck} to null (${key.name}), which is NOT NULL`);
    return key.onDelete === 'set default'
      ? { level: 'note', says: `sets ${child} to its default (${key.name})` }
      : undefined;
  }
  if (how === 'delete') {
    if (table?.keep.length && !blocks)
      return problem(`also deletes rows of ${child} that are kept, by the cascade of ${key.name}`);
    return name && table && isLinked(checked, { name, table, key }) ? undefined : unlinked(child, key, blocks);
  }
  if (!blocks) return problem(`also deletes rows of ${child}, by the cascade of ${key.name}`);
  if (how === 'columns' && key.columns.some((column) => own(table?.columns ?? {}, column)?.erase === 'null'))
    return undefined;
  return problem(`is refused while ${child} refers to it (${key.name})`);
}

const problem = (says: string): Says => ({ level: 'problem', says });

type Linked = { name: string; table: MapTable; key: ForeignKey };

/** The map has the same link, in one direction or the other, or the rows refer to rows of their own table. */
function isLinked({ map }: CheckedMap, { name, table, key }: Linked): boolean {
  if (key.to === placeOf(name)) return true;
  const parent = Object.entries(map.tables).find(([other]) => placeOf(other) === key.to)?.[1];
  return (
    leadsTo(table, key.columns, key.to, key.toColumns) ||
    (parent !== undefined && leadsTo(parent, key.toColumns, placeOf(name), key.columns))
  );
}

function leadsTo({ belongs }: MapTable, columns: string[], to: string, toColumns: string[]): boolean {
  return belongs.some(({ to: link }) =>
    columns.every((column, at) => {
      const reference = splitColumn(own(link, column) ?? '.');
      return placeOf(reference.table) === to && reference.column === toColumns[at];
    }),
  );
}

function unlinked(child: string, key: ForeignKey, blocks: boolean): Says {
  const effect = blocks ? 'is refused while other rows of' : 'also deletes other rows of';
  return { level: 'note', says: `${effect} ${child} refer to it: ${key.name} is not among the map's links` };
}

/** Triggers that a deletion or a change of the map's would fire; what they do to other tables nobody has said. */
function triggerConflicts({ map, catalogue }: CheckedMap, name: string, { erase, columns, first }: MapTable): string[] {
  const deleted = erase === 'delete' || Object.values(map.scopes).some(({ tables }) => own(tables, name) === 'delete');
  const live = own(catalogue, placeOf(name));
  if (!live) return [];
  const ways = Object.entries(columns).flatMap(([column, { erase }]) => (erase && erase !== 'keep' ? [column] : []));
  const written = [...ways, ...Object.keys(first?.set ?? {})];
  return triggersOf(map, live, [...firedBy(live, written), ...(deleted ? (['delete'] as const) : [])]).unknown.map(
    (trigger) =>
      `trigger ${trigger} runs when rows of ${placeOf(name)} are erased: look at what it does, then name it under triggersKnown`,
  );
}
