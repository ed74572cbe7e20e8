/** Tries the map's ways on rows, and changes none: what a check or a reference would refuse is found before any run. */
import type { ClientBase } from 'pg';
import type { CheckedMap, Within } from './checked.ts';
import { followerDoubts } from './follower-doubts.ts';
import { bereftBy, type Follower, followersOf, mappedTables } from './followers.ts';
import { refusals, refusedOf } from './impossible-ways.ts';
import type { LoadedMap } from './load.ts';
import { own, shown } from './names.ts';
import {
  changedNames,
  checkDoubts,
  constantDoubts,
  type Doubt,
  isTrialRefused,
  newRowsSql,
  referenceDoubts,
  valueDoubts,
  workedOutDoubts,
} from './new-rows.ts';
import { waysOf } from './outcomes.ts';
import { readIn } from './partitions.ts';
import { isErasable, type Place, placesOf } from './place.ts';
import { reachOf } from './reach.ts';
import { addressOf, mayBeReduced, stuckColumn } from './references.ts';
import type { Remark } from './remark.ts';
import { allOf, identifier, parameters } from './sql.ts';

/** Rows of each table that the ways are tried on. */
const sample = 1000;

/** Values that a random value can be made of, by type; the result does not depend on which. */
const anyValue: Record<string, string> = {
  uuid: "'00000000-0000-0000-0000-000000000000'::uuid",
  bytea: "''::bytea",
};

/** A problem for each check or reference that refuses what the map writes, on rows that are there or on any row at all. */
export async function refusedWays(client: ClientBase, loaded: LoadedMap, checked: CheckedMap): Promise<Remark[]> {
  const remarks: Remark[] = [];
  for (const { place, of, doubt, at } of placesOf(checked).flatMap((one) => trials(checked, one))) {
    let isUnreadable = false;
    const fault = await tried(client, of, doubt).catch((error: unknown) => {
      isUnreadable = isTrialRefused(error);
      if (isUnreadable) return doubt.says;
      throw error;
    });
    const [, column] = at;
    const what = column === undefined ? `deleting ${shown(place.name)}` : `column ${shown(column)}`;
    if (fault)
      remarks.push({ ...loaded.place(['tables', place.name, ...at]), level: 'problem', says: `${what}: ${fault}` });
    // A value that is none of its type has ended the transaction that this may be part of: nothing more can be tried.
    if (isUnreadable) return remarks;
  }
  return remarks;
}

/** A doubt about rows of a table of the map, or about those that change with them. */
type Trial = { place: Place; of: Place | Follower; doubt: Doubt /** Where the table's entry says so. */; at: string[] };

function trials(checked: CheckedMap, place: Place): Trial[] {
  return [...(isTried(place) ? wayTrials(checked, place) : []), ...bereftTrials(checked, place)];
}

function wayTrials(checked: CheckedMap, place: Place): Trial[] {
  const isReduced = mayBeReduced(checked, place.name);
  const changed = changedNames(place);
  const its = [
    ...constantDoubts(place),
    ...valueDoubts(place),
    ...checkDoubts(place).filter(({ columns }) => isReduced || columns.some((column) => changed.has(column))),
    ...referenceDoubts(place),
    ...workedOutDoubts(place),
  ];
  const followers = followersOf(place, Object.values(checked.catalogue), mappedTables(checked)).filter(
    (follower) => isReduced && refusedOf(follower.place).length === 0,
  );
  const at = (read: string[]) => ['columns', columnOf(place, read)];
  return [
    ...its.map((doubt) => ({ place, of: place, doubt, at: at([...doubt.columns, ...(doubt.within?.columns ?? [])]) })),
    ...followers.flatMap((of) => followerDoubts(of).map((doubt) => ({ place, of, doubt, at: at(of.key.toColumns) }))),
  ];
}

/** Where rows go that others refer to, and those others stay. */
const bereftTrials = (checked: CheckedMap, place: Place): Trial[] =>
  place.map.erase === 'delete' && isErasable(place)
    ? bereftBy(place, Object.values(checked.catalogue))
        .filter(
          ({ place: child, key }) =>
            stays(checked, addressOf(child)) && stuckColumn(child.catalogue, key) === undefined,
        )
        .flatMap((of) =>
          followerDoubts(of, undefined, 'loses what it refers to').map((doubt) => ({
            place,
            of,
            doubt,
            at: ['erase'],
          })),
        )
    : [];

const stays = ({ map, places }: CheckedMap, address: string): boolean =>
  !Object.entries(map.tables).some(([name, { erase }]) => own(places, name) === address && erase === 'delete');

/** The column of the map whose way it is about. */
function columnOf(place: Place, read: string[]): string {
  const ways = waysOf(place);
  const [column = ''] = ways.find(([one]) => read.includes(reachOf(place.catalogue, one).column)) ?? ways[0] ?? [];
  return column;
}

/** What is refused whatever the row is said elsewhere, and could not even be written as SQL. */
const isTried = (place: Place): boolean =>
  isErasable(place) && waysOf(place).every(([column, way]) => refusals(place.catalogue, column, way).length === 0);

async function tried(client: ClientBase, of: Trial['of'], doubt: Doubt): Promise<string | null> {
  const place = 'key' in of ? of.place : of;
  const referring = 'key' in of ? of.key.columns : [];
  for (const { from, within } of [...samples(place, doubt, referring), ...madeUp(place, doubt)]) {
    const binder = parameters();
    const text = doubt.sql(() => newRowsSql(place, from, binder, within));
    const { rows } = await client.query<{ rows: number }>(text, binder.values);
    if ((rows[0]?.rows ?? 0) > 0) return doubt.says;
  }
  return null;
}

/** Rows that new ones are made from, as `t`; of these the doubt is about all, or about those that lie in its partition then. */
type Tried = { from: string; within?: Within | undefined };

/** What lies in a partition may be few of a table's rows: its own are tried as well. Only what refers to a row follows it. */
function samples({ catalogue, sql }: Place, { within }: Doubt, referring: string[]): Tried[] {
  const columns = Object.keys(catalogue.columns).map((column) => identifier(column));
  const given = referring.map((column) => `${identifier(column)} IS NOT NULL`);
  const some = (when: string[]) =>
    `(SELECT ${columns.join(', ')} FROM ${sql} WHERE ${allOf([...given, ...when])} LIMIT ${sample}) t`;
  return [{ from: some([]), within }, ...(within ? [{ from: some([within.sql]), within }] : [])];
}

/** Rows made up where every column that counts gets a value of the map's or of ours: as many as show what is refused of some hashes. */
function madeUp(place: Place, { columns }: Doubt): Tried[] {
  const ways = new Map(waysOf(place));
  const isMade = (column: string) => {
    const way = ways.get(column);
    return way === 'null' || way === 'hash' || way === 'random' || (typeof way === 'object' && 'constant' in way);
  };
  const all = Object.keys(place.catalogue.columns).map((name) => ({ name }));
  const isMadeOf = (made: string | undefined) => made !== undefined && readIn(all, made).every(isMade);
  if (!columns.every((column) => isMade(column) || isMadeOf(place.catalogue.columns[column]?.made))) return [];
  const values = Object.entries(place.catalogue.columns).map(([column, { type }]) => {
    const way = ways.get(column);
    const made = way === 'hash' ? `i::text::${type}` : `(${anyValue[type] ?? `'1'::${type}`})`;
    return `${way === 'hash' || way === 'random' ? made : `NULL::${type}`} AS ${identifier(column)}`;
  });
  return [{ from: `(SELECT ${values.join(', ')} FROM generate_series(1, ${sample}) i) t` }];
}
