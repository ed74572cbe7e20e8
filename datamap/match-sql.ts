/** Identities of the person, or of many people, in a table's columns. */
import { canonicalIdentity, type Normalise } from '#domain/identity';
import { containedSql } from './contained-sql.ts';
import { matchAmongSql, matchSql, valuesSql } from './identities.ts';
import type { Place } from './place.ts';
import { baseSql, elementsSql, reachOf, valueSql } from './reach.ts';
import { allOf } from './sql.ts';
import type { NamedQuery, Subject } from './who.ts';

const matchesOf = ({ map }: Place): [column: string, identity: string][] => [
  ...Object.entries(map.match),
  ...Object.entries(map.matchAll),
];

/** The set of the values that a column is matched with, of many people. */
const matchName = (place: Place, column: string, identity: string): string =>
  `habeas_i${place.number}_${matchesOf(place).findIndex(([one, of]) => one === column && of === identity)}`;

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
    ? matchAmongSql(value, reach, normalise, matchName(place, column, identity), subject.people.who)
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
  const matches = places.flatMap((place) =>
    matchesOf(place).map(([column, identity]) => {
      const normalise = normaliseOf(subject, identity);
      const values = people.identities.map((one) => one[identity] ?? []);
      const { type } = reachOf(place.catalogue, column);
      return { name: matchName(place, column, identity), sql: valuesSql(type, normalise, values, binder) };
    }),
  );
  return [{ name: 'habeas_w', sql: `SELECT unnest(${all}) AS "#who"` }, ...matches];
}
