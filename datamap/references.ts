/** Foreign keys by which rows outside of a plan hang on rows that go. */
import type { ForeignKey } from './checked.ts';
import { typeOf } from './conditions.ts';
import { askedOf, type Erasure, erasureOrder, referencesTo } from './outcomes.ts';
import type { Place } from './place.ts';
import { linkedColumns } from './ties.ts';
import { isText } from './types.ts';

/** Rows outside of the plan that deleting would take along, change, or stumble over. */
export type Reference = { parent: Place; key: ForeignKey; from: string; mapped: boolean };

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
 * nothing to count. Rows that come in later are another matter, which the run looks at.
 */
function isCovered(erasure: Erasure, parent: Place, from: string, key: ForeignKey): boolean {
  const child = erasure.subject.places.find((place) => addressOf(place) === from);
  const sameCycle = erasureOrder(erasure.subject.places).some(
    (group) => child !== undefined && group.includes(child) && group.includes(parent),
  );
  if (!child || sameCycle || key.toColumns.some((column) => isText(typeOf(parent.catalogue, column)))) return false;
  return child.map.belongs.some((link) => {
    if (link.when || Object.keys(link.to).length !== key.columns.length) return false;
    const linked = linkedColumns(erasure.subject.places, child, link);
    return (
      linked.parent === parent && key.columns.every((column, at) => isPair(linked.pairs, column, key.toColumns[at]))
    );
  });
}

const isPair = (pairs: { column: string; parent: string }[], column: string, parent: string | undefined): boolean =>
  pairs.some((pair) => pair.column === column && pair.parent === parent);

/** `schema.name` of a table. */
export const addressOf = ({ catalogue: { schema, name } }: Place): string => `${schema}.${name}`;
