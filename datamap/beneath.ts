/** Which tables' rows lie beneath another's, so that they go when it does. */
import { own, splitColumn } from './names.ts';
import { referencesTo } from './outcomes.ts';
import type { Place } from './place.ts';
import { letsGo } from './references.ts';
import type { Link } from './shape.ts';

/** Rows of `child` lie beneath rows of `parent` whose columns are equal: by a foreign key, or by the map's link. */
export type Branch = {
  child: Place;
  parent: Place;
  pairs: { column: string; parent: string }[];
  /** `null` for a foreign key. */
  link: Link | null;
};

/**
 * What lies directly beneath a table: rows that refer to it by a foreign key which does not let go, and rows that only
 * the map's link to it leads to, so that nobody would find them any more.
 */
export function branchesOf(places: Place[], parent: Place): Branch[] {
  const declared = referencesTo(places, parent)
    .filter(({ child, key }) => !letsGo(child.catalogue, key))
    .map(({ child, key }): Branch => {
      const pairs = key.columns.map((column, at) => ({ column, parent: key.toColumns[at] ?? '' }));
      return { child, parent, pairs, link: null };
    });
  const known = new Set(declared.map(({ child }) => child));
  const linked = places
    .filter((child) => !known.has(child) && child !== parent && refersOnlyTo(child, parent))
    .flatMap((child) => child.map.belongs.map((link): Branch => ({ child, parent, pairs: pairsOf(link.to), link })))
    .filter(isPlain);
  return [...declared, ...linked];
}

/** A link into JSON or an array is not followed here: the check of the map refuses rows to expire above one. */
const isPlain = ({ child, parent, pairs }: Branch): boolean =>
  pairs.every((pair) => own(child.catalogue.columns, pair.column) && own(parent.catalogue.columns, pair.parent));

/** Tables that only links into JSON or arrays of this one lead to. */
export const hiddenBeneath = (places: Place[], parent: Place): Place[] =>
  places.filter(
    (child) =>
      child !== parent && refersOnlyTo(child, parent) && !branchesOf(places, parent).some((one) => one.child === child),
  );

function refersOnlyTo({ map, catalogue }: Place, parent: Place): boolean {
  if (Object.keys({ ...map.match, ...map.matchAll }).length > 0 || map.belongs.length === 0) return false;
  const isReferredTo = parent.catalogue.foreignKeys.some(({ to }) => to === `${catalogue.schema}.${catalogue.name}`);
  return !isReferredTo && map.belongs.every(({ to }) => splitColumn(Object.values(to)[0] ?? '').table === parent.name);
}

const pairsOf = (to: Record<string, string>): Branch['pairs'] =>
  Object.entries(to).map(([column, reference]) => ({ column, parent: splitColumn(reference).column }));

/** All branches below a table, each table's own before those of what lies beneath it; a cycle is walked once. */
export function treeOf(places: Place[], root: Place): Branch[] {
  const found: Branch[] = [];
  const seen = new Set([root]);
  for (const place of seen) {
    for (const branch of branchesOf(places, place)) {
      found.push(branch);
      seen.add(branch.child);
    }
  }
  return found;
}

/**
 * The tables of a tree, each after all that its rows lie beneath. A branch that closes a circle leads to no row that goes
 * (`expiredSql` lets rows of a circle stay), and so decides nothing.
 */
export function fromAbove(tree: Branch[], root: Place): Place[] {
  const seen = new Set<Place>();
  const left: Place[] = [];
  const walk = (place: Place): void => {
    seen.add(place);
    for (const { parent, child } of tree.toReversed()) if (parent === place && !seen.has(child)) walk(child);
    left.push(place);
  };
  walk(root);
  return left.toReversed();
}
