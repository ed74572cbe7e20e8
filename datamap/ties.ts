/** What ties a row to a row of another table: the map's links, and identities found on the way. */
import type { Normalise } from '#domain/identity';
import { splitColumn } from './names.ts';
import type { Place } from './place.ts';
import { type Reach, reachOf } from './reach.ts';
import type { Condition, DataMap, Link } from './shape.ts';

export type Tied = {
  map: DataMap;
  places: Place[];
  /** Only what was typed counts: nothing that is found on the way leads further (opt-outs). */
  typedOnly: boolean;
};

/** Column here, and column of the parent, as the map writes them and as what they reach. */
export type Pair = { column: string; mine: Reach; parent: string; theirs: Reach };
/** `same`: values are compared in the form of an identity, not as they are. */
export type Tie = { parent: Place; pairs: Pair[]; when?: Condition; same?: Normalise };

/**
 * Ways from rows of other tables to a table's own rows. An identity found on the way never leads to a person: a shared
 * telephone would make two people one.
 */
export function tiesOf(tied: Tied, place: Place): Tie[] {
  const known = knownTies.get(tied) ?? new Map<Place, Tie[]>();
  knownTies.set(tied, known);
  const ties = known.get(place) ?? [
    ...place.map.belongs.map((link) => linkedColumns(tied.places, place, link)),
    ...onTheWay(tied, place),
  ];
  known.set(place, ties);
  return ties;
}

/** Writing one statement asks for each table's ties once for every other table. */
const knownTies = new WeakMap<Tied, Map<Place, Tie[]>>();

/** Ways to rows that mention the person and are not theirs. */
export const mentionTies = ({ places }: Tied, place: Place): Tie[] =>
  place.map.mentions.map((link) => linkedColumns(places, place, link));

function onTheWay({ map, places, typedOnly }: Tied, place: Place): Tie[] {
  if (typedOnly || place.map.person) return [];
  return Object.entries(place.map.match).flatMap(([column, identity]) =>
    places.flatMap((parent) =>
      Object.entries(parent.map.yields)
        .filter(([, yielded]) => yielded === identity)
        .map(
          ([yielding]): Tie => ({
            parent,
            pairs: [pairOf(place, column, parent, yielding)],
            same: map.identities[identity]?.normalise ?? 'text',
          }),
        ),
    ),
  );
}

/** From a table's rows to others of its own that have a yielded value too: whose is the identity then? */
export function sharedTies({ map }: Tied, place: Place): Tie[] {
  return Object.entries(place.map.yields).map(([column, identity]) => ({
    parent: place,
    pairs: [pairOf(place, column, place, column)],
    same: map.identities[identity]?.normalise ?? 'text',
  }));
}

/** @throws RangeError for a link to a table that the map does not have, or to two tables at once */
export function linkedColumns(places: Place[], place: Place, link: Link): Tie {
  const ends = Object.entries(link.to).map(([column, to]) => ({ mine: column, ...splitColumn(to) }));
  const parent = places.find(({ name }) => name === ends[0]?.table);
  if (!parent || ends.some(({ table }) => table !== parent.name)) {
    throw new RangeError(`A link of ${place.name} does not lead to one table of the map`);
  }
  const pairs = ends.map(({ mine, column }) => pairOf(place, mine, parent, column));
  return { parent, pairs, ...(link.when && { when: link.when }) };
}

const pairOf = (place: Place, column: string, parent: Place, to: string): Pair => ({
  column,
  mine: reachOf(place.catalogue, column),
  parent: to,
  theirs: reachOf(parent.catalogue, to),
});
