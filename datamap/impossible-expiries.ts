/** Tables whose rows are to expire, and cannot: the database would refuse, or rows would go that the map does not let go. */
import { branchesOf, hiddenBeneath, treeOf } from './beneath.ts';
import type { CheckedMap } from './checked.ts';
import type { LoadedMap } from './load.ts';
import { type Place, placesOf } from './place.ts';
import { letsGo } from './references.ts';
import type { Remark } from './remark.ts';

/** A problem for each table beneath an expiring one whose rows may not go with it. */
export function impossibleExpiries({ place: at }: LoadedMap, checked: CheckedMap): Remark[] {
  const places = placesOf(checked);
  return places
    .filter(({ map }) => map.expires)
    .flatMap((root) =>
      [...outside(checked, places, root), ...beneath(places, root), ...forever(root)].map(
        (says): Remark => ({ ...at(['tables', root.name, 'expires']), level: 'problem', says }),
      ),
    );
}

/** The tables whose rows go: the one that expires, and all beneath. */
const going = (places: Place[], root: Place): Place[] => [
  ...new Set([root, ...treeOf(places, root).map(({ child }) => child)]),
];

/** Foreign keys of tables that the map does not describe. */
function outside({ catalogue }: CheckedMap, places: Place[], root: Place): string[] {
  const mapped = new Set(places.map((place) => place.catalogue));
  return Object.values(catalogue)
    .filter((table) => !mapped.has(table))
    .flatMap((live) =>
      live.foreignKeys
        .filter((key) => !letsGo(live, key))
        .filter(({ to }) => going(places, root).some(({ catalogue }) => to === `${catalogue.schema}.${catalogue.name}`))
        .map((key) =>
          key.onDelete === 'cascade'
            ? `rows of ${root.name} cannot expire: that would also delete rows of ${live.schema}.${live.name} (${key.name})`
            : `rows of ${root.name} cannot expire while ${live.schema}.${live.name} refers to ${key.to} (${key.name})`,
        ),
    );
}

function beneath(places: Place[], root: Place): string[] {
  const staying = going(places, root)
    .filter((place) => place !== root && place.map.erase !== 'delete')
    .map(
      ({ name, map }) =>
        `rows of ${root.name} cannot expire: rows of ${name} lie beneath, and stay (erase: ${map.erase})`,
    );
  const circles = going(places, root)
    .filter((place) => branchesOf(places, place).some(({ child }) => going(places, child).includes(place)))
    .map(({ name }) => `rows of ${root.name} cannot expire: ${name} lies beneath itself`);
  const hidden = going(places, root)
    .flatMap((place) => hiddenBeneath(places, place))
    .map(({ name }) => `rows of ${root.name} cannot expire: rows of ${name} lie beneath by a path inside of a column`);
  return [...staying, ...circles, ...hidden];
}

/** Kept always, under a review that moves on with the day. */
const forever = ({ name, map }: Place): string[] =>
  map.keep.some((keep) => !keep.while && typeof keep.review === 'string')
    ? [`rows of ${name} never expire: a keep without \`while\` keeps them all, and its review has no column`]
    : [];
