/** Foreign keys by which rows outside of a plan hang on rows that go. */
import type { CatalogueTable, CheckedMap, ForeignKey } from './checked.ts';
import { typeOf } from './conditions.ts';
import { erasureOrder } from './erasure-order.ts';
import { own } from './names.ts';
import { askedOf, type Erasure, fates, onlyFate, referencesTo } from './outcomes.ts';
import { madeOf } from './partitions.ts';
import { type Place, placesOf } from './place.ts';
import { linkedColumns } from './ties.ts';
import { isText } from './types.ts';

/** Rows outside of the plan that deleting would take along, change, or stumble over. */
export type Reference = { parent: Place; key: ForeignKey; from: string; mapped: boolean };

export type Hanging = Pick<Reference, 'from' | 'key'>;

/** Foreign keys that lead to a table. */
export const hangingOn = ({ others }: Erasure, table: string): Hanging[] =>
  others.flatMap(({ schema, name, foreignKeys }) =>
    foreignKeys.filter(({ to }) => to === table).map((key) => ({ from: `${schema}.${name}`, key })),
  );

/** Such as lead to the very columns by which others refer to what goes and which are set then, or to what is made of those. */
export function hangingOnEmptied(erasure: Erasure, emptied: Hanging): Hanging[] {
  const set = setBy(erasure, emptied);
  return hangingOn(erasure, emptied.from).filter(({ key }) => key.toColumns.some((column) => set.includes(column)));
}

/** Columns that ON DELETE sets, and such as are generated of those. */
export function setBy({ others }: Erasure, { from, key: { sets = {} } }: Hanging): string[] {
  const set = Object.keys(sets);
  const tables = others.filter(({ schema, name }) => `${schema}.${name}` === from);
  return [...set, ...tables.flatMap((live) => madeOf(live, set).map(([column]) => column))];
}

/** Every foreign key that leads to a table from which the deletion may take rows. */
export function referencesOf(erasure: Erasure): Reference[] {
  const known = found.get(erasure) ?? findReferences(erasure);
  found.set(erasure, known);
  return known;
}

/** With many people asked for with each; worked out once. */
const found = new WeakMap<Erasure, Reference[]>();

function findReferences(erasure: Erasure): Reference[] {
  const { places } = erasure.subject;
  const known = new Map(places.map((place) => [`${place.catalogue.schema}.${place.catalogue.name}`, place]));
  return places
    .filter((place) => askedOf(erasure, place) === 'delete')
    .flatMap((parent) => {
      const mapped = referencesTo(places, parent).map(({ child, key }) => ({
        parent,
        key,
        from: addressOf(child),
        mapped: true,
      }));
      const others = erasure.others
        .filter(({ schema, name }) => !known.has(`${schema}.${name}`))
        .flatMap(({ schema, name, foreignKeys }) =>
          foreignKeys
            .filter(({ to }) => to === addressOf(parent))
            .map((key) => ({ parent, key, from: `${schema}.${name}`, mapped: false })),
        );
      return [...mapped.filter(({ from, key }) => !isCovered(erasure, parent, from, key)), ...others];
    });
}

/**
 * Whether all rows that refer to rows that go are the person's by the map's own link, and none of them stays: then there is
 * nothing to count. Such as stay and lose it are counted where others refer to what they lose. Rows that come in later
 * are another matter, which the run looks at.
 */
function isCovered(erasure: Erasure, parent: Place, from: string, key: ForeignKey): boolean {
  const child = childOf(erasure, { from });
  const sameCycle = erasureOrder(erasure.subject.places).some(
    (group) => child !== undefined && group.includes(child) && group.includes(parent),
  );
  if (
    !child ||
    sameCycle ||
    key.onDelete === 'set default' ||
    isStuck(erasure, { from, key }) ||
    (onlyFate(erasure, child) !== fates.gone && hangingOnEmptied(erasure, { from, key }).length > 0) ||
    key.toColumns.some((column) => isText(typeOf(parent.catalogue, column)))
  )
    return false;
  return child.map.belongs.some((link) => {
    if (link.when || Object.keys(link.to).length !== key.columns.length) return false;
    const linked = linkedColumns(erasure.subject.places, child, link);
    return (
      linked.parent === parent && key.columns.every((column, at) => isPair(linked.pairs, column, key.toColumns[at]))
    );
  });
}

/** The map's table of the rows that refer, if it is one. */
export const childOf = ({ subject }: Erasure, { from }: Pick<Reference, 'from'>): Place | undefined =>
  subject.places.find((place) => addressOf(place) === from);

/** Whether rows that refer would be set to null where that cannot be: the database refuses, as if nothing let go. */
export const isStuck = ({ others }: Erasure, { from, key }: Pick<Reference, 'from' | 'key'>): boolean =>
  others.some((live) => `${live.schema}.${live.name}` === from && stuckColumn(live, key) !== undefined);

/** Whether rows that refer stay where they are when what they refer to goes, and refer to it no more. */
export const letsGo = (live: CatalogueTable, key: ForeignKey): boolean =>
  key.onDelete.startsWith('set') && stuckColumn(live, key) === undefined;

/** A column that cannot be null, and that a foreign key would set to null. */
export const stuckColumn = ({ columns }: CatalogueTable, { sets = {} }: ForeignKey): string | undefined =>
  Object.entries(sets).find(([column, value]) => isNull.test(value) && own(columns, column)?.notNull)?.[0];

/** As PostgreSQL writes it of a column whose default is null. */
export const isNull = /^NULL(::|$)/;

const isPair = (pairs: { column: string; parent: string }[], column: string, parent: string | undefined): boolean =>
  pairs.some((pair) => pair.column === column && pair.parent === parent);

/** Whether rows of a table may have its ways carried out: also such as are to go, where others refer to them that are kept. */
export function mayBeReduced(checked: CheckedMap, table: string): boolean {
  const places = placesOf(checked);
  const scopes = Object.values(checked.map.scopes).map(({ tables }) => own(tables, table));
  return places
    .filter(({ name }) => name === table)
    .some(
      (place) =>
        [place.map.erase, ...scopes].includes('columns') ||
        referencesTo(places, place).some(({ child, key }) => child !== place && !key.onDelete.startsWith('set')),
    );
}

/** `schema.name` of a table. */
export const addressOf = ({ catalogue: { schema, name } }: Pick<Place, 'catalogue'>): string => `${schema}.${name}`;
