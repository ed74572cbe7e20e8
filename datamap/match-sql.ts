/** Identities of the person, or of many people, in a table's columns. */
import type { ClientBase } from 'pg';
import { canonicalIdentity, type Normalise } from '#domain/identity';
import { containedSql } from './contained-sql.ts';
import { type Identities, matchAmongSql, matchSql, type TheirValue, theirValues, valuesSql } from './identities.ts';
import { isRowSql, type Place } from './place.ts';
import { baseSql, elementsSql, isSameList, reachOf, valueSql } from './reach.ts';
import { allOf, anyOf, parameters } from './sql.ts';
import type { NamedQuery, Subject } from './who.ts';

const matchesOf = ({ map }: Pick<Place, 'map'>): [column: string, identity: string][] => [
  ...Object.entries(map.match),
  ...Object.entries(map.matchAll),
];

/** Matches through an array of several people's values: the elements that they lead through are a person's, and no others. */
export const sharedMatches = ({ map, catalogue }: Place): [column: string, identity: string][] =>
  Object.entries(map.match).filter(([matched]) =>
    Object.entries(map.columns).some(
      ([column, { shared }]) => shared && isSameList(reachOf(catalogue, column), reachOf(catalogue, matched)),
    ),
  );

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
  if (subject.people) {
    return matchAmongSql(value, reach, normalise, matchName(subject, place, column, identity), subject.people.who);
  }
  const ofValues = (values: string[]) => matchSql(value, reach, normalise, values, subject.binder);
  return ofCounting(subject, identity, ofValues);
}

/** SQL: the column, or an element of it, has one of the identity's values. */
export function matchedSql(subject: Subject, place: Place, column: string, identity: string, alias: string): string {
  if (subject.people) {
    const among = valueMatchSql(subject, place, column, identity, alias);
    const reach = reachOf(place.catalogue, column);
    return reach.each ? `EXISTS (SELECT FROM ${elementsSql(reach, baseSql(reach, alias))} WHERE ${among})` : among;
  }
  return ofCounting(subject, identity, (values) => hasSql(subject, place, { column, identity, values }, alias));
}

/** A column of a table, and values of the identity that it is matched with. */
type Wanted = { column: string; identity: string; values: string[] };

function hasSql(subject: Subject, place: Place, { column, identity, values }: Wanted, alias: string): string {
  const { binder } = subject;
  const normalise = normaliseOf(subject, identity);
  const reach = reachOf(place.catalogue, column);
  const base = baseSql(reach, alias);
  const match = matchSql(valueSql(reach, base), reach, normalise, values, binder);
  if (match === 'false') return match;
  const exact = normalise === 'text' || (reach.each && reach.type.endsWith('citext'));
  const from = () => `unnest(${binder.bind(values, 'text[]')}) x(v)`;
  const hints = exact && reach.gin ? containedSql(reach, base, { value: 'x.v', type: 'text', from }) : [];
  return allOf([...hints, reach.each ? `EXISTS (SELECT FROM ${elementsSql(reach, base)} WHERE ${match})` : match]);
}

/**
 * Of several persons one was picked: then an identity that leads to others of them and not to this one is somebody else's,
 * and leads nowhere. One identity alone is the picked person's, or nobody could have been picked.
 * @param sql SQL over a row, for values of the identity
 */
function ofCounting(subject: Subject, identity: string, sql: (values: string[]) => string): string {
  const wanted = wantedOf(subject, identity);
  const persons = subject.places.find(({ name, map }) => map.person && name === subject.chosen?.table);
  if (!persons || subject.isSettled || !hasSeveral(subject)) return sql(wanted);
  return anyOf(
    wanted.flatMap((value) => {
      const has = sql([value]);
      // A value that the column cannot have binds nothing, and neither may the rest.
      return has === 'false' ? [] : [allOf([has, countsSql(subject, persons, identity, value)])];
    }),
  );
}

/** Whether some of the identities may be those of a person who was not picked. */
export const hasSeveral = ({ identities, chosen }: Pick<Subject, 'identities' | 'chosen'>): boolean =>
  chosen !== null && Object.values(identities).flat().length > 1;

/**
 * Which identities count, as of now. A run asks before it writes: once the picked person's row is emptied, nothing would
 * lead to it any more, and what is theirs would look like somebody else's.
 */
export async function settledIdentities(client: ClientBase, subject: Subject): Promise<Identities> {
  const persons = subject.places.find(({ name, map }) => map.person && name === subject.chosen?.table);
  if (!persons || !hasSeveral(subject)) return subject.identities;
  const binder = parameters();
  const asking = { ...subject, binder };
  const all = Object.keys(subject.identities).flatMap((identity) =>
    wantedOf(subject, identity).map((value) => ({ identity, value })),
  );
  const columns = all.map(({ identity, value }) => countsSql(asking, persons, identity, value));
  const { rows } = await client.query<{ counts: boolean[] }>(
    `SELECT ARRAY[${columns.join(', ')}]::bool[] AS counts`,
    binder.values,
  );
  const counting = all.filter((_, at) => rows[0]?.counts[at]);
  return Object.fromEntries(
    Object.keys(subject.identities).map((identity) => [
      identity,
      counting.filter((one) => one.identity === identity).map(({ value }) => value),
    ]),
  );
}

/** SQL of no row: the value leads to the picked person, or to no person at all. PostgreSQL asks it once. */
function countsSql(subject: Subject, persons: Place, identity: string, value: string): string {
  const led = ledSql(subject, persons, identity, value);
  const isPicked = isRowSql(persons, 'p', subject.chosen?.row ?? '[]', subject.binder);
  const from = `SELECT FROM ${persons.sql} p WHERE`;
  return anyOf([`EXISTS (${from} ${allOf([isPicked, led])})`, `NOT EXISTS (${from} ${led})`]);
}

/** SQL over a person `p`: the value leads to the row, alone or together with others that must be there too. */
function ledSql(subject: Subject, persons: Place, identity: string, value: string): string {
  const has = (column: string, of: string) => {
    const values = of === identity ? [value] : wantedOf(subject, of);
    return hasSql(subject, persons, { column, identity: of, values }, 'p');
  };
  const alone = Object.entries(persons.map.match).filter(([, of]) => of === identity);
  const together = Object.entries(persons.map.matchAll);
  return anyOf([
    ...alone.map(([column, of]) => has(column, of)),
    ...(together.some(([, of]) => of === identity) ? [allOf(together.map(([column, of]) => has(column, of)))] : []),
  ]);
}

/** The people of a set and their identities, which the other sets read. */
export function peopleSets(subject: Subject): NamedQuery[] {
  const { people, places, binder } = subject;
  if (!people) return [];
  const all = binder.bind([...people.identities.keys()], 'int[]');
  const matches = new Map<string, NamedQuery>();
  const values = new Map<string, TheirValue[]>();
  for (const place of places) {
    for (const [column, identity] of matchesOf(place)) {
      const name = matchName(subject, place, column, identity);
      if (matches.has(name)) continue;
      const theirs =
        values.get(identity) ??
        theirValues(
          people.identities.map((one) => one[identity] ?? []),
          normaliseOf(subject, identity),
        );
      values.set(identity, theirs);
      const { type } = reachOf(place.catalogue, column);
      matches.set(name, { name, sql: valuesSql(type, theirs, binder) });
    }
  }
  return [{ name: 'habeas_w', sql: `SELECT unnest(${all}) AS "#who"` }, ...matches.values()];
}
