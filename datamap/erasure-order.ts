/** In which order the rows of tables are erased. */
import { components } from './graph.ts';
import { splitColumn } from './names.ts';
import type { Place } from './place.ts';

/**
 * Groups of tables in the order in which rows go: what refers comes before what it refers to. Foreign keys decide; the
 * map's links do where no foreign key runs the other way. Tables in a cycle of foreign keys go in one statement.
 */
export function erasureOrder(places: Place[]): Place[][] {
  const known = orders.get(places) ?? orderOf(places);
  orders.set(places, known);
  return known;
}

/** Asked for again with every table of every person: worked out once for one list of places. */
const orders = new WeakMap<Place[], Place[][]>();

function orderOf(places: Place[]): Place[][] {
  const byName = new Map(places.map((place) => [place.name, place]));
  const byAddress = new Map(places.map((place) => [`${place.catalogue.schema}.${place.catalogue.name}`, place.name]));
  const declared = (name: string): string[] =>
    (byName.get(name)?.catalogue.foreignKeys ?? []).flatMap(({ to }) => byAddress.get(to) ?? []);
  const linked = (name: string): string[] =>
    (byName.get(name)?.map.belongs ?? [])
      .flatMap(({ to }) => Object.values(to).map((path) => splitColumn(path).table))
      .filter((parent) => byName.has(parent) && !reaches(declared, parent, name));
  return components([...byName.keys()], (name) => [...declared(name), ...linked(name)])
    .map((group) => group.flatMap((name) => byName.get(name) ?? []))
    .reverse();
}

function reaches(edges: (name: string) => string[], from: string, to: string): boolean {
  const seen = new Set([from]);
  for (const name of seen) for (const next of edges(name)) seen.add(next);
  return seen.has(to);
}
