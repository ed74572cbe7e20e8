/**
 * From the map to SQL: for each table, the SELECT of one person's rows. Each set is a query over the sets of its parent
 * tables (`habeas_r<number>`), so the same text serves as one statement's WITH list (find, plan, export: one snapshot, no
 * round trips) and as a list of temporary tables (purge: rows pinned before the first is touched).
 */
import { conditionSql, type Moment, typeOf } from './conditions.ts';
import { components } from './graph.ts';
import { type Identities, matchSql } from './identities.ts';
import { splitColumn } from './names.ts';
import { isRowSql, keyNames, keySql, type Place } from './place.ts';
import type { DataMap, Link } from './shape.ts';
import { allOf, anyOf, identifier } from './sql.ts';
import { comparable, isText } from './types.ts';

/** Who is looked for, with where values go and the instant that spans count from. */
export type Subject = Moment & { identities: Identities; chosen: Chosen; map: DataMap; places: Place[] };

/** Of several matching persons the one that a human picked, or `null`. */
export type Chosen = { table: string; row: string } | null;

/** One named SELECT; later ones may read from earlier ones. */
export type NamedQuery = { name: string; sql: string };

export const ownName = (place: Place): string => `habeas_r${place.number}`;
const cycleName = (group: Place[]): string => `habeas_c${group[0]?.number}`;

/** `extra` are SQL columns (over `t`) that a caller wants beside key, link and foreign key columns. */
type Extra = (place: Place) => string[];

/**
 * The rows of each table that are the person's own, parents first.
 * @param only the tables whose sets are wanted, all by default
 */
export function ownSets(subject: Subject, extra: Extra = () => [], only = new Set(subject.places)): NamedQuery[] {
  const groups = linkGroups(subject.places).filter((group) => group.some((place) => only.has(place)));
  return groups.flatMap((group) =>
    isCycle(group)
      ? [cycleSet(subject, group), ...group.map((place) => setOf(subject, place, [inCycle(group, place)], extra))]
      : group.map((place) => setOf(subject, place, reasons(subject, place), extra)),
  );
}

/** One SELECT for each reason, so that each is answered by its own index, and no row comes by two. */
function setOf({ places }: Subject, place: Place, reasons: string[], extra: Extra): NamedQuery {
  const carried = carriedColumns(place, places).map((name) => `t.${identifier(name)}`);
  const columns = [...keyColumns(place), ...carried, ...extra(place)].join(', ');
  const parts = (reasons.length > 0 ? reasons : ['false']).map((reason, at) =>
    allOf([reason, ...reasons.slice(0, at).map((earlier) => `(${earlier}) IS NOT TRUE`)]),
  );
  const selects = parts.map((where) => `SELECT ${columns} FROM ${place.sql} t WHERE ${where}`);
  return { name: ownName(place), sql: selects.join(' UNION ALL ') };
}

const keyColumns = (place: Place): string[] => {
  const names = keyNames(place);
  return keySql(place, 't').map((sql, at) => `${sql} AS ${names[at]}`);
};

/** SQL over `t`: is the row of this table the person's own? Reads the sets of its parents. */
export function ownSql(subject: Subject, place: Place): string {
  const group = linkGroups(subject.places).find((one) => one.includes(place)) ?? [place];
  return isCycle(group) ? inCycle(group, place) : memberSql(place, clauses(subject, place, 't'));
}

/**
 * SQL over `t`: does the row match, or link to rows of the sets as they are? Unlike `ownSql` it walks no cycle anew, so
 * over pinned sets it finds rows that came after them.
 */
export const reachedSql = (subject: Subject, place: Place): string => memberSql(place, clauses(subject, place, 't'));

/** As `reachedSql`, of the row alone: PostgreSQL asks it anew of a row that has changed, where a union of keys stays as read. */
export const stillReachedSql = (subject: Subject, place: Place): string => anyOf(clauses(subject, place, 't'));

/** SQL over `t`, one for each way in which a row can be the person's: identities in its columns, links to rows that are. */
export const reasons = (subject: Subject, place: Place): string[] =>
  clauses(subject, place, 't').filter((clause) => clause !== 'false');

/** SQL over `t`: does the row mention the person without being theirs? `false` where the map has no such link. */
export function mentionSql(subject: Subject, place: Place): string {
  const links = place.map.mentions.map((link) => linkSql(subject, place, link, 't'));
  if (links.length === 0) return 'false';
  // Not by asking for the clauses: values bound for them would stand in no statement.
  if (Object.keys(place.map.match).length + place.map.belongs.length === 0) return memberSql(place, links);
  return allOf([memberSql(place, links), notAmongSql(place, `${ownName(place)} o`)]);
}

/**
 * SQL: the row `t` is not in a set. Keys are never NULL, so NOT IN is right, and it is answered by one hash whatever the
 * planner expects: for NOT EXISTS it takes a loop over the set for each row when it expects few, and there may be many.
 * @param from the set as `o`, with a WHERE where only some of its rows count
 */
export const notAmongSql = (place: Place, from: string): string =>
  `(${keySql(place, 't').join(', ')}) NOT IN (SELECT ${keyNames(place)
    .map((name) => `o.${name}`)
    .join(', ')} FROM ${from})`;

/** SQL: the row `t` of the table is the row of a set called `alias`. */
export function sameRow(place: Place, alias: string, t: string): string {
  const names = keyNames(place);
  return allOf(keySql(place, t).map((sql, at) => `${alias}.${names[at]} = ${sql}`));
}

/** Why a row is the person's: identities in its columns, or links to rows that are. Any one suffices. */
function clauses(subject: Subject, place: Place, alias: string): string[] {
  const matches = Object.entries(place.map.match).map(([column, identity]) => {
    const { normalise } = subject.map.identities[identity] ?? { normalise: 'text' as const };
    const values = subject.identities[identity] ?? [];
    const sql = `${alias}.${identifier(column)}`;
    const match = matchSql(sql, typeOf(place.catalogue, column), normalise, values, subject.binder);
    return match === 'false' ? match : allOf([match, ...chosenSql(subject, place, alias)]);
  });
  return [...matches, ...place.map.belongs.map((link) => linkSql(subject, place, link, alias))];
}

const chosenSql = ({ chosen, binder }: Subject, place: Place, alias: string): string[] =>
  place.map.person && chosen?.table === place.name ? [isRowSql(place, alias, chosen.row, binder)] : [];

/**
 * Several clauses become a union of keys: PostgreSQL answers an OR of sub-selects by reading the whole table, and each
 * part of a union by its own index.
 */
function memberSql(place: Place, parts: string[]): string {
  const possible = parts.filter((part) => part !== 'false');
  if (possible.length < 2) return anyOf(possible);
  const union = possible.map((part) => `SELECT ${keySql(place, 't').join(', ')} FROM ${place.sql} t WHERE ${part}`);
  return `(${keySql(place, 't').join(', ')}) IN (${union.join(' UNION ')})`;
}

function linkSql(subject: Subject, place: Place, link: Link, alias: string): string {
  const { parent, pairs } = linkedColumns(subject.places, place, link);
  const ends = pairs.map(({ column, type, parent, parentType }) =>
    comparable(`${alias}.${identifier(column)}`, type, `p.${identifier(parent)}`, parentType),
  );
  const mine = ends.map(([child]) => child);
  const theirs = ends.map(([, parent]) => parent);
  const usable = pairs.map((pair) => usableKey(`p.${identifier(pair.parent)}`, pair.parentType));
  const among = `(${mine.join(', ')}) IN (SELECT ${theirs.join(', ')} FROM ${ownName(parent)} p WHERE ${allOf(usable)})`;
  return link.when ? allOf([conditionSql(link.when, place.catalogue, alias, subject), among]) : among;
}

type Pair = { column: string; type: string; parent: string; parentType: string };

/** @throws RangeError for a link to a table that the map does not have, or to two tables at once */
export function linkedColumns(places: Place[], place: Place, link: Link): { parent: Place; pairs: Pair[] } {
  const ends = Object.entries(link.to).map(([column, to]) => ({ mine: column, ...splitColumn(to) }));
  const parent = places.find(({ name }) => name === ends[0]?.table);
  if (!parent || ends.some(({ table }) => table !== parent.name)) {
    throw new RangeError(`A link of ${place.name} does not lead to one table of the map`);
  }
  const pairs = ends.map(({ mine, column }) => ({
    column: mine,
    type: typeOf(place.catalogue, mine),
    parent: column,
    parentType: typeOf(parent.catalogue, column),
  }));
  return { parent, pairs };
}

/** NULL and empty keys lead nowhere: many unrelated rows share them. */
const usableKey = (column: string, type: string): string =>
  isText(type) ? `${column} <> ''` : `${column} IS NOT NULL`;

/** Columns beside the key that other tables' sets, or the plan's foreign key checks, read from this table's set. */
function carriedColumns(place: Place, places: Place[]): string[] {
  const linked = places.flatMap((child) =>
    [...child.map.belongs, ...child.map.mentions]
      .flatMap((link) => Object.values(link.to).map(splitColumn))
      .filter(({ table }) => table === place.name)
      .map(({ column }) => column),
  );
  const own = place.catalogue.foreignKeys.flatMap(({ columns }) => columns);
  const { schema, name } = place.catalogue;
  const referred = places.flatMap(({ catalogue }) =>
    catalogue.foreignKeys.filter(({ to }) => to === `${schema}.${name}`).flatMap(({ toColumns }) => toColumns),
  );
  return [...new Set([...linked, ...own, ...referred, ...place.catalogue.key])];
}

/** The tables whose sets `ownSql` and `mentionSql` of a table read. */
export function readBy(subject: Subject, place: Place): Set<Place> {
  const { places } = subject;
  const parentsOf = (one: Place, links: Link[]) => links.map((link) => linkedColumns(places, one, link).parent);
  const itself =
    linkGroups(places).some((group) => group.includes(place) && isCycle(group)) || place.map.mentions.length > 0;
  const needed = new Set([
    ...parentsOf(place, [...place.map.belongs, ...place.map.mentions]),
    ...(itself ? [place] : []),
  ]);
  for (const one of needed) for (const parent of parentsOf(one, one.map.belongs)) needed.add(parent);
  return needed;
}

/** Groups of tables that belong to one another, parents first. */
function linkGroups(places: Place[]): Place[][] {
  const byName = new Map(places.map((place) => [place.name, place]));
  const parents = (name: string) =>
    (byName.get(name)?.map.belongs ?? []).map((link) => splitColumn(Object.values(link.to)[0] ?? '').table);
  return components([...byName.keys()], (name) => parents(name).filter((parent) => byName.has(parent))).map((group) =>
    group.flatMap((name) => byName.get(name) ?? []),
  );
}

const isCycle = (group: Place[]): boolean =>
  group.length > 1 ||
  group.some(({ name, map }) =>
    map.belongs.some((link) => splitColumn(Object.values(link.to)[0] ?? '').table === name),
  );

/**
 * Tables in a cycle (reply → message, folder → folder) are walked together: start from the rows that are reached from
 * outside, then follow the links inside until nothing new is found. A row is carried as JSON, because PostgreSQL lets a
 * recursive query read itself once only.
 */
function cycleSet(subject: Subject, group: Place[]): NamedQuery {
  const inside = (link: Link) => group.some(({ name }) => name === splitColumn(Object.values(link.to)[0] ?? '').table);
  const starts = group.map((place) => {
    const outside = { ...place, map: { ...place.map, belongs: place.map.belongs.filter((link) => !inside(link)) } };
    return `SELECT ${place.number}, ${carried(subject, place)} FROM ${place.sql} t WHERE ${anyOf(clauses(subject, outside, 't'))}`;
  });
  const steps = group.flatMap((place) => place.map.belongs.filter(inside).map((link) => stepSql(subject, place, link)));
  const name = cycleName(group);
  return {
    name,
    sql: `WITH RECURSIVE walk(number, row) AS (SELECT * FROM (${starts.join(' UNION ALL ')}) start
      UNION SELECT step.* FROM walk CROSS JOIN LATERAL (${steps.join(' UNION ALL ')}) step) SELECT number, row FROM walk`,
  };
}

function stepSql(subject: Subject, place: Place, link: Link): string {
  const { parent, pairs } = linkedColumns(subject.places, place, link);
  const joins = pairs.map((pair) => {
    const text = `(walk.row ->> ${subject.binder.bind(pair.parent, 'text')})`;
    // Rows of all tables of the cycle come by: only those of the parent have values of its type.
    const value = `CASE WHEN walk.number = ${parent.number} THEN ${text}::${pair.parentType} END`;
    const ends = comparable(`t.${identifier(pair.column)}`, pair.type, `(${value})`, pair.parentType);
    return `${ends.join(' = ')} AND ${text} <> ''`;
  });
  const when = link.when ? [conditionSql(link.when, place.catalogue, 't', subject)] : [];
  return `SELECT ${place.number}, ${carried(subject, place)} FROM ${place.sql} t
    WHERE walk.number = ${parent.number} AND ${allOf([...joins, ...when])}`;
}

/** The row as JSON: its key under `#0`, `#1`, … and the columns that links inside the cycle read. */
function carried({ places, binder }: Subject, place: Place): string {
  const key = keySql(place, 't').flatMap((sql, at) => [binder.bind(`#${at}`, 'text'), `${sql}::text`]);
  const columns = carriedColumns(place, places).flatMap((name) => [
    binder.bind(name, 'text'),
    `t.${identifier(name)}::text`,
  ]);
  return `jsonb_build_object(${[...key, ...columns].join(', ')})`;
}

/** SQL over `t`: the row was reached by the walk of its cycle. */
function inCycle(group: Place[], place: Place): string {
  const key = keySql(place, 't').map((sql) => `${sql}::text`);
  const types = place.catalogue.key.map((column) => typeOf(place.catalogue, column));
  const walked = key.map((_, at) => `(walk.row ->> '#${at}')${types[at] ? `::${types[at]}` : ''}`);
  const mine = types.length > 0 ? keySql(place, 't') : key;
  return `(${mine.join(', ')}) IN (SELECT ${walked.join(', ')} FROM ${cycleName(group)} walk WHERE walk.number = ${place.number})`;
}
