/**
 * From the map to SQL: for each table, the SELECT of one person's rows. Each set is a query over the sets of its parent
 * tables (`habeas_r<number>`), so the same text serves as one statement's WITH list (find, plan, export: one snapshot, no
 * round trips) and as a list of temporary tables (purge: rows pinned before the first is touched).
 */
import { conditionSql, typeOf } from './conditions.ts';
import { components } from './graph.ts';
import { matchedSql, sharedMatches, valueMatchSql, wantedOf } from './match-sql.ts';
import { isRowSql, keyNames, keySql, notAmongSql, type Place, rowSql } from './place.ts';
import { isSameList, type Reach, reachOf } from './reach.ts';
import { allOf, anyOf, constantSql, identifier } from './sql.ts';
import { joinedSql, type OfElement, tiedSql } from './tie-sql.ts';
import { mentionTies, type Tie, tiesOf } from './ties.ts';
import { fromSql, type NamedQuery, type Subject, whoSql, whoseColumn } from './who.ts';

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
      ? [
          cycleSet(subject, group),
          ...group.map((place) => setOf(subject, place, [inCycle(subject, group, place)], extra)),
        ]
      : group.map((place) => knownSet(subject, place, extra) ?? setOf(subject, place, reasons(subject, place), extra)),
  );
}

/** A table's set as constants, where its one row is known. */
function knownSet(subject: Subject, place: Place, extra: Extra): NamedQuery | null {
  const row = subject.known?.get(place.name);
  if (!row || extra(place).length > 0) return null;
  const values = setColumns(subject, place).map(
    ({ name, type }, at) => `${constantSql(row[at] ?? null, type, subject.binder)} AS ${name}`,
  );
  return { name: ownName(place), sql: `SELECT ${values.join(', ')}`, inline: true };
}

/** The columns of a table's set that its row says, with their types. */
export function setColumns(subject: Subject, place: Place): { name: string; type: string }[] {
  const { key } = place.catalogue;
  const named = carriedColumns(subject, place).map((column) => ({ column, name: identifier(column) }));
  const keys = keyNames(place).map((name, at) => ({ column: key[at] ?? '', name }));
  return [...keys, ...named].map(({ column, name }) => ({ name, type: typeOf(place.catalogue, column) }));
}

/** One SELECT for each reason, so that each is answered by its own index, and no row comes by two. */
function setOf(subject: Subject, place: Place, reasons: string[], extra: Extra): NamedQuery {
  const carried = carriedColumns(subject, place).map((name) => `t.${identifier(name)}`);
  const whose = whoSql(subject).map((sql) => `${sql} AS "#who"`);
  const columns = [...keyColumns(place), ...carried, ...extra(place), ...whose].join(', ');
  const selects = apart(reasons).map((where) => `SELECT ${columns} FROM ${fromSql(subject, place)} WHERE ${where}`);
  return { name: ownName(place), sql: selects.join(' UNION ALL ') };
}

/** Reasons of which no row has two. */
const apart = (reasons: string[]): string[] =>
  (reasons.length > 0 ? reasons : ['false']).map((reason, at) =>
    allOf([reason, ...reasons.slice(0, at).map((earlier) => `(${earlier}) IS NOT TRUE`)]),
  );

const keyColumns = (place: Place): string[] => {
  const names = keyNames(place);
  return keySql(place, 't').map((sql, at) => `${sql} AS ${names[at]}`);
};

/** SQL over `t`: is the row of this table the person's own? Reads the sets of its parents. */
export function ownSql(subject: Subject, place: Place): string {
  const group = linkGroups(subject).find((one) => one.includes(place)) ?? [place];
  return isCycle(subject, group)
    ? inCycle(subject, group, place)
    : memberSql(subject, place, clauses(subject, place, 't'));
}

/** As `ownSql`, one for each reason and none for two, so that a union of SELECTs reads each row once, by its own index. */
export function ownParts(subject: Subject, place: Place): string[] {
  const group = linkGroups(subject).find((one) => one.includes(place)) ?? [place];
  return isCycle(subject, group) ? [inCycle(subject, group, place)] : apart(reasons(subject, place));
}

/**
 * SQL over `t`: does the row match, or link to rows of the sets as they are? Unlike `ownSql` it walks no cycle anew, so
 * over pinned sets it finds rows that came after them.
 */
export const reachedSql = (subject: Subject, place: Place): string =>
  memberSql(subject, place, clauses(subject, place, 't'));

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
  if (Object.keys({ ...match, ...matchAll }).length + belongs.length === 0) return memberSql(subject, place, links);
  return allOf([memberSql(subject, place, links), notAmongSql(place, `${ownName(place)} o`, whoSql(subject))]);
}

/** Why a row is the person's: identities in its columns, or ties to rows that are. Any one suffices. */
function clauses(subject: Subject, place: Place, alias: string, ties = tiesOf(subject, place)): string[] {
  const matches = Object.entries(place.map.match).map(([column, identity]) => {
    const match = matchedSql(subject, place, column, identity, alias);
    return match === 'false' ? match : allOf([match, ...chosenSql(subject, place, alias)]);
  });
  const listed = subject.listed?.(place) ?? 'false';
  // Links first: a key costs less to compare than an address, and later reasons are asked of rows that have none before.
  return [
    ...ties.map((tie) => linkSql(subject, place, tie, alias)),
    ...matches,
    ...together(subject, place, alias),
    listed,
  ];
}

/** Identities that count together alone; nothing when one of them is not known, and no value bound for the others. */
function together(subject: Subject, place: Place, alias: string): string[] {
  const columns = Object.entries(place.map.matchAll);
  const isUnknown = (identity: string) => !subject.people && wantedOf(subject, identity).length === 0;
  if (columns.length === 0 || columns.some(([, identity]) => isUnknown(identity))) return [];
  const all = columns.map(([column, identity]) => matchedSql(subject, place, column, identity, alias));
  return [allOf([...all, ...chosenSql(subject, place, alias)])];
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
  const matches = sharedMatches(place)
    .filter(([column]) => isSameList(reachOf(place.catalogue, column), list))
    .flatMap(([column, identity]) => [
      valueMatchSql(subject, place, column, identity, 't'),
      subject.listedElement?.(place, column) ?? 'false',
    ]);
  if (ties.length + matches.length === 0) return 'true';
  return anyOf([...matches, ...ties.map((tie) => linkSql(subject, place, tie, 't', { list, alias: 'e' }))]);
}

function chosenSql({ chosen, binder, people }: Subject, place: Place, alias: string): string[] {
  if (!place.map.person) return [];
  if (!people) return chosen?.table === place.name ? [isRowSql(place, alias, chosen.row, binder)] : [];
  const picked = new Map([...people.chosen.entries()].filter(([, one]) => one?.table === place.name));
  if (picked.size === 0) return [];
  const all = binder.bind([...picked.keys()], 'int[]');
  const rows = binder.bind(
    Array.from(picked.values(), (one) => one?.row),
    'text[]',
  );
  const theirs = `SELECT c.who, c.row::jsonb FROM unnest(${all}, ${rows}) c(who, row)`;
  return [anyOf([`${people.who} <> ALL(${all})`, `(${people.who}, ${rowSql(place, alias)}::jsonb) IN (${theirs})`])];
}

/**
 * Several clauses become a union of keys: PostgreSQL answers an OR of sub-selects by reading the whole table, and each
 * part of a union by its own index.
 */
function memberSql(subject: Subject, place: Place, parts: string[]): string {
  const possible = parts.filter((part) => part !== 'false');
  if (possible.length < 2) return anyOf(possible);
  const row = [...keySql(place, 't'), ...whoSql(subject)].join(', ');
  const union = possible.map((part) => `SELECT ${row} FROM ${fromSql(subject, place)} WHERE ${part}`);
  return `(${row}) IN (${union.join(' UNION ')})`;
}

function linkSql(subject: Subject, place: Place, tie: Tie, alias: string, of?: OfElement): string {
  const tied = tiedSql(tie, ownName(tie.parent), alias, { ...of, who: subject.people?.who });
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
  return [...new Set([...linked, ...yielding, ...own, ...place.referred, ...place.catalogue.key])];
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
  const whose = subject.people ? ', who' : '';
  const starts = group.flatMap((place) => {
    const outside = tiesOf(subject, place).filter((tie) => !inside(tie));
    const columns = [String(place.number), carried(subject, place), ...whoSql(subject)].join(', ');
    return ['false', ...clauses(subject, place, 't', outside)].map(
      (clause) => `SELECT ${columns} FROM ${fromSql(subject, place)} WHERE ${clause}`,
    );
  });
  const steps = group.flatMap((place) =>
    tiesOf(subject, place)
      .filter(inside)
      .map((tie) => stepSql(subject, place, tie)),
  );
  const name = cycleName(group);
  return {
    name,
    sql: `WITH RECURSIVE walk(number, row${whose}) AS (SELECT * FROM (${starts.join(' UNION ALL ')}) start
      UNION SELECT step.* FROM walk CROSS JOIN LATERAL (${steps.join(' UNION ALL ')}) step) SELECT number, row${whose && ', who AS "#who"'} FROM walk`,
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
  const whose = subject.people ? ', walk.who' : '';
  return `SELECT ${place.number}, ${carried(subject, place)}${whose} FROM ${place.sql} t
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
function inCycle(subject: Subject, group: Place[], place: Place): string {
  const key = keySql(place, 't').map((sql) => `${sql}::text`);
  const types = place.catalogue.key.map((column) => typeOf(place.catalogue, column));
  const walked = key.map((_, at) => `(walk.row ->> '#${at}')${types[at] ? `::${types[at]}` : ''}`);
  const mine = [...(types.length > 0 ? keySql(place, 't') : key), ...whoSql(subject)];
  const theirs = [...walked, ...whoseColumn(subject).map((who) => `walk.${who}`)];
  return `(${mine.join(', ')}) IN (SELECT ${theirs.join(', ')} FROM ${cycleName(group)} walk WHERE walk.number = ${place.number})`;
}
