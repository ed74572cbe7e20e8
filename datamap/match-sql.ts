/** Identities of the person, or of many people, in a table's columns. */
import { canonicalIdentity, type Normalise } from '#domain/identity';
import { containedSql } from './contained-sql.ts';
import { matchAmongSql, matchSql, valuesSql } from './identities.ts';
import type { Place } from './place.ts';
import { baseSql, elementsSql, reachOf, valueSql } from './reach.ts';
import { allOf } from './sql.ts';
import type { NamedQuery, Subject } from './who.ts';

const matchesOf = ({ map }: Pick<Place, 'map'>): [column: string, identity: string][] => [
  ...Object.entries(map.match),
  ...Object.entries(map.matchAll),
];

/** The set of the values that a column is matched with, of many people: one for all columns of a type. */
function matchName({ places }: Subject, place: Place, column: string, identity: string): string {
  const { type } = reachOf(place.catalogue, column);
  for (const { catalogue, number, ...other } of places) {
    const at = matchesOf(other).findIndex(([one, of]) => of === identity && reachOf(catalogue, one).type === type);
    if (at >= 0) return `habeas_i${number}_${at}`;
  }
  throw new RangeError(`${place.name} is no table of the map`);
}

const normaliseOf = ({ map }: Subject, identity: string): Normalise => map.identities[identity]?.normalise ?? 'text';

/** The values of an identity that may match anything at all. */
export const wantedOf = (subject: Subject, identity: string): string[] =>
  (subject.identities[identity] ?? []).filter(
    (value) => canonicalIdentity(value, normaliseOf(subject, identity)) !== null,
  );

/** SQL: a value (of one element of an array, or of the column) is one of the identity's. */
export function valueMatchSql(subject: Subject, place: Place, column: string, identity: string, alias: string): string {
  const reach = reachOf(place.catalogue, column);
  const value = valueSql(reach, baseSql(reach, alias));
  const normalise = normaliseOf(subject, identity);
  return subject.people
    ? matchAmongSql(value, reach, normalise, matchName(subject, place, column, identity), subject.people.who)
    : matchSql(value, reach, normalise, wantedOf(subject, identity), subject.binder);
}

/** SQL: the column, or an element of it, has one of the identity's values. */
export function matchedSql(subject: Subject, place: Place, column: string, identity: string, alias: string): string {
  const { binder, people } = subject;
  const normalise = normaliseOf(subject, identity);
  const reach = reachOf(place.catalogue, column);
  const base = baseSql(reach, alias);
  if (people) {
    const among = valueMatchSql(subject, place, column, identity, alias);
    return reach.each ? `EXISTS (SELECT FROM ${elementsSql(reach, base)} WHERE ${among})` : among;
  }
  const wanted = wantedOf(subject, identity);
  const match = matchSql(valueSql(reach, base), reach, normalise, wanted, binder);
  if (match === 'false') return match;
  const exact = normalise === 'text' || (reach.each && reach.type.endsWith('citext'));
  const values = () => `unnest(${binder.bind(wanted, 'text[]')}) x(v)`;
  const hints = exact && reach.gin ? containedSql(reach, base, { value: 'x.v', type: 'text', from: values }) : [];
  return allOf([...hints, reach.each ? `EXISTS (SELECT FROM ${elementsSql(reach, base)} WHERE ${match})` : match]);
}

/** The people of a set and their identities, which the other sets read. */
export function peopleSets(subject: Subject): NamedQuery[] {
  const { people, places, binder } = subject;
  if (!people) return [];
  const all = binder.bind([...people.identities.keys()], 'int[]');
  const matches = new Map<string, NamedQuery>();
  for (const place of places) {
    for (const [column, identity] of matchesOf(place)) {
      const name = matchName(subject, place, column, identity);
      if (matches.has(name)) continue;
      const values = people.identities.map((one) => one[identity] ?? []);
      const { type } = reachOf(place.catalogue, column);
      matches.set(name, { name, sql: valuesSql(type, normaliseOf(subject, identity), values, binder) });
    }
  }
  return [{ name: 'habeas_w', sql: `SELECT unnest(${all}) AS "#who"` }, ...matches.values()];
}
