/**
 * From the map to SQL: for each table, the SELECT of one person's rows. Each set is a query over the sets of its parent
 * tables (`habeas_r<number>`), so the same text serves as one statement's WITH list (find, plan, export: one snapshot, no
 * round trips) and as a list of temporary tables (purge: rows pinned before the first is touched).
 */
import { canonicalIdentity } from '#domain/identity';
import { conditionSql, type Moment, typeOf } from './conditions.ts';
import { containedSql } from './contained-sql.ts';
import { components } from './graph.ts';
import { type Identities, matchSql } from './identities.ts';
import { isRowSql, keyNames, keySql, type Place } from './place.ts';
import { baseSql, elementsSql, isSameList, type Reach, reachOf, valueSql } from './reach.ts';
import { allOf, anyOf, identifier } from './sql.ts';
import { joinedSql, type OfElement, tiedSql } from './tie-sql.ts';
import { mentionTies, type Tie, type Tied, tiesOf } from './ties.ts';

/** Who is looked for, with where values go and the instant that spans count from. */
export type Subject = Moment & Tied & { identities: Identities; chosen: Chosen };

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
  const groups = linkGroups(subject).filter((group) => group.some((place) => only.has(place)));
  return groups.flatMap((group) =>
    isCycle(subject, group)
      ? [cycleSet(subject, group), ...group.map((place) => setOf(subject, place, [inCycle(group, place)], extra))]
      : group.map((place) => setOf(subject, place, reasons(subject, place), extra)),
  );
}

/** One SELECT for each reason, so that each is answered by its own index, and no row comes by two. */
function setOf(subject: Subject, place: Place, reasons: string[], extra: Extra): NamedQuery {
  const carried = carriedColumns(subject, place).map((name) => `t.${identifier(name)}`);
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
  const group = linkGroups(subject).find((one) => one.includes(place)) ?? [place];
  return isCycle(subject, group) ? inCycle(group, place) : memberSql(place, clauses(subject, place, 't'));
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
  const links = mentionTies(subject, place).map((tie) => linkSql(subject, place, tie, 't'));
  if (links.length === 0) return 'false';
  // Not by asking for the clauses: values bound for them would stand in no statement.
  const { match, matchAll, belongs } = place.map;
  if (Object.keys({ ...match, ...matchAll }).length + belongs.length === 0) return memberSql(place, links);
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

/** Why a row is the person's: identities in its columns, or ties to rows that are. Any one suffices. */
function clauses(subject: Subject, place: Place, alias: string, ties = tiesOf(subject, place)): string[] {
  const matches = Object.entries(place.map.match).map(([column, identity]) => {
    const match = matchedSql(subject, place, column, identity, alias);
    return match === 'false' ? match : allOf([match, ...chosenSql(subject, place, alias)]);
  });
  return [...matches, ...together(subject, place, alias), ...ties.map((tie) => linkSql(subject, place, tie, alias))];
}

/** Identities that count together alone; nothing when one of them is not known, and no value bound for the others. */
function together(subject: Subject, place: Place, alias: string): string[] {
  const columns = Object.entries(place.map.matchAll);
  if (columns.length === 0 || columns.some(([, identity]) => wantedOf(subject, identity).length === 0)) return [];
  const all = columns.map(([column, identity]) => matchedSql(subject, place, column, identity, alias));
  return [allOf([...all, ...chosenSql(subject, place, alias)])];
}

const normaliseOf = ({ map }: Subject, identity: string) => map.identities[identity]?.normalise ?? 'text';

/** The values of an identity that may match anything at all. */
const wantedOf = (subject: Subject, identity: string): string[] =>
  (subject.identities[identity] ?? []).filter(
    (value) => canonicalIdentity(value, normaliseOf(subject, identity)) !== null,
  );

function matchedSql(subject: Subject, place: Place, column: string, identity: string, alias: string): string {
  const { binder } = subject;
  const normalise = normaliseOf(subject, identity);
  const reach = reachOf(place.catalogue, column);
  const base = baseSql(reach, alias);
  const wanted = wantedOf(subject, identity);
  const match = matchSql(valueSql(reach, base), reach, normalise, wanted, binder);
  if (match === 'false') return match;
  const exact = normalise === 'text' || (reach.each && reach.type.endsWith('citext'));
  const values = () => `unnest(${binder.bind(wanted, 'text[]')}) x(v)`;
  const hints = exact && reach.gin ? containedSql(reach, base, { value: 'x.v', type: 'text', from: values }) : [];
  return allOf([...hints, reach.each ? `EXISTS (SELECT FROM ${elementsSql(reach, base)} WHERE ${match})` : match]);
}

/**
 * SQL: is one element of an array the person's? Where a link of the map leads through the array, or a match through one
 * that is `shared`, those that it leads through are; else all of a row are.
 * @param list the array, with its elements as `e`, in a row called `t`
 */
export function ownElementSql(subject: Subject, place: Place, list: Reach): string {
  const ties = [...tiesOf(subject, place), ...mentionTies(subject, place)].filter(({ pairs }) =>
    pairs.some(({ mine }) => isSameList(mine, list)),
  );
  const matches = Object.entries(place.map.match).flatMap(([column, identity]) => {
    const reach = reachOf(place.catalogue, column);
    if (!isSameList(reach, list) || !isShared(place, list)) return [];
    const value = valueSql(reach, baseSql(reach, 't'));
    return matchSql(value, reach, normaliseOf(subject, identity), wantedOf(subject, identity), subject.binder);
  });
  if (ties.length + matches.length === 0) return 'true';
  return anyOf([...matches, ...ties.map((tie) => linkSql(subject, place, tie, 't', { list, alias: 'e' }))]);
}

const isShared = ({ map, catalogue }: Place, list: Reach): boolean =>
  Object.entries(map.columns).some(([column, { shared }]) => shared && isSameList(reachOf(catalogue, column), list));

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

function linkSql(subject: Subject, place: Place, tie: Tie, alias: string, of?: OfElement): string {
  const tied = tiedSql(tie, ownName(tie.parent), alias, of);
  return tie.when ? allOf([conditionSql(tie.when, place.catalogue, alias, subject), tied]) : tied;
}

/** Columns beside the key that other tables' sets, or the plan's checks, read from this table's set. */
function carriedColumns(subject: Subject, place: Place): string[] {
  const linked = subject.places.flatMap((child) =>
    [...tiesOf(subject, child), ...mentionTies(subject, child)]
      .filter(({ parent }) => parent === place)
      .flatMap(({ pairs }) => pairs.map(({ theirs }) => theirs.column)),
  );
  const yielding = Object.keys(place.map.yields).map((column) => reachOf(place.catalogue, column).column);
  const own = place.catalogue.foreignKeys.flatMap(({ columns }) => columns);
  const { schema, name } = place.catalogue;
  const referred = subject.places.flatMap(({ catalogue }) =>
    catalogue.foreignKeys.filter(({ to }) => to === `${schema}.${name}`).flatMap(({ toColumns }) => toColumns),
  );
  return [...new Set([...linked, ...yielding, ...own, ...referred, ...place.catalogue.key])];
}

/** The tables whose sets `ownSql` and `mentionSql` of a table read. */
export function readBy(subject: Subject, place: Place): Set<Place> {
  const itself =
    linkGroups(subject).some((group) => group.includes(place) && isCycle(subject, group)) ||
    place.map.mentions.length > 0;
  const parents = [...tiesOf(subject, place), ...mentionTies(subject, place)].map(({ parent }) => parent);
  const needed = new Set([...parents, ...(itself ? [place] : [])]);
  for (const one of needed) for (const { parent } of tiesOf(subject, one)) needed.add(parent);
  return needed;
}

/** Groups of tables that belong to one another, parents first. */
function linkGroups(subject: Subject): Place[][] {
  const byName = new Map(subject.places.map((place) => [place.name, place]));
  const parents = new Map(
    subject.places.map((place) => [place.name, tiesOf(subject, place).map(({ parent }) => parent.name)]),
  );
  return components([...byName.keys()], (name) => parents.get(name) ?? []).map((group) =>
    group.flatMap((name) => byName.get(name) ?? []),
  );
}

const isCycle = (subject: Subject, group: Place[]): boolean =>
  group.length > 1 || group.some((place) => tiesOf(subject, place).some(({ parent }) => parent === place));

/**
 * Tables in a cycle (reply → message, folder → folder) are walked together: start from the rows that are reached from
 * outside, then follow the links inside until nothing new is found. A row is carried as JSON, because PostgreSQL lets a
 * recursive query read itself once only.
 */
function cycleSet(subject: Subject, group: Place[]): NamedQuery {
  const inside = ({ parent }: Tie) => group.includes(parent);
  const starts = group.map((place) => {
    const outside = tiesOf(subject, place).filter((tie) => !inside(tie));
    const where = anyOf(clauses(subject, place, 't', outside));
    return `SELECT ${place.number}, ${carried(subject, place)} FROM ${place.sql} t WHERE ${where}`;
  });
  const steps = group.flatMap((place) =>
    tiesOf(subject, place)
      .filter(inside)
      .map((tie) => stepSql(subject, place, tie)),
  );
  const name = cycleName(group);
  return {
    name,
    sql: `WITH RECURSIVE walk(number, row) AS (SELECT * FROM (${starts.join(' UNION ALL ')}) start
      UNION SELECT step.* FROM walk CROSS JOIN LATERAL (${steps.join(' UNION ALL ')}) step) SELECT number, row FROM walk`,
  };
}

function stepSql(subject: Subject, place: Place, tie: Tie): string {
  const { number } = tie.parent;
  // Rows of all tables of the cycle come by: only those of the parent have values of its type.
  const joined = joinedSql(tie, (column, type) => {
    const text = `(walk.row ->> ${subject.binder.bind(column, 'text')})`;
    return `(CASE WHEN walk.number = ${number} THEN ${text}::${type} END)`;
  });
  const when = tie.when ? [conditionSql(tie.when, place.catalogue, 't', subject)] : [];
  return `SELECT ${place.number}, ${carried(subject, place)} FROM ${place.sql} t
    WHERE walk.number = ${number} AND ${allOf([joined, ...when])}`;
}

/** The row as JSON: its key under `#0`, `#1`, … and the columns that links inside the cycle read. */
function carried(subject: Subject, place: Place): string {
  const { binder } = subject;
  const key = keySql(place, 't').flatMap((sql, at) => [binder.bind(`#${at}`, 'text'), `${sql}::text`]);
  const columns = carriedColumns(subject, place).flatMap((name) => [
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
