import type { CheckedMap } from './checked.ts';
import type { Identities } from './identities.ts';
import { type Place, placesOf } from './place.ts';
import type { Binder, parameters } from './sql.ts';
import type { Chosen, Known, NamedQuery, Redactions, Subject } from './who.ts';

/**
 * Who is asked for (of several persons the one that a human picked), and the instant that spans of the map count from.
 * `typedOnly`: identities found on the way lead nowhere. `known`: persons' rows that were read in the same snapshot.
 * `redactions`: what is shown of the person is without them.
 */
export type Asked = {
  identities: Identities;
  chosen?: Chosen;
  at: Date;
  typedOnly?: boolean;
  known?: Known;
  redactions?: Redactions | undefined;
};

/** Ready to write statements about one person (or a set of people: identities are lists). */
export function subjectOf<Values extends Binder = ReturnType<typeof parameters>>(
  checked: CheckedMap,
  { identities, chosen = null, at, typedOnly = false, known, redactions }: Asked,
  binder: Values,
): Subject & { binder: Values } {
  return { identities, chosen, at, typedOnly, known, redactions, binder, map: checked.map, places: placesOf(checked) };
}

/** One statement of the sets it reads and what it does with them. */
export function withSets(sets: NamedQuery[], body: string): string {
  if (sets.length === 0) return body;
  const named = sets.map(({ name, sql, inline }) => `${name} AS ${inline ? 'NOT MATERIALIZED ' : ''}(${sql})`);
  return `WITH ${named.join(',\n')}\n${body}`;
}

/** @throws RangeError when the map has no such table */
export function placeNamed(places: Place[], name: string): Place {
  const place = places.find((one) => one.name === name);
  if (!place) throw new RangeError(`The map has no table ${name}`);
  return place;
}
