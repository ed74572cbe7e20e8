/**
 * Rows of other tables that change with what they refer to, by ON UPDATE: places of their own, as if the map had said the
 * ways of their columns, so that all that is asked of a table's new rows is asked of theirs as well.
 */
import type { CatalogueTable, CheckedMap, ForeignKey } from './checked.ts';
import { own } from './names.ts';
import { waysOf } from './outcomes.ts';
import { madeOf, readIn } from './partitions.ts';
import { type Place, withinSql } from './place.ts';
import { addressOf, isNull } from './references.ts';
import type { Way } from './shape.ts';
import { allOf, identifier } from './sql.ts';

/** As much of a table as says what follows it. */
type Parent = Pick<Place, 'map' | 'catalogue' | 'number'>;

export type Follower = {
  /** Its catalogue has those columns alone that have a say in what the database would refuse. */
  place: Place;
  key: ForeignKey;
  /** SQL over `t`, a row of the table: it changes with some of the first table's, which are a SELECT. */
  isAmong(of: string): string;
};

/** SELECT of the rows that change with some of the first table's, in the columns that are known of them. */
export const followingSql = (follower: Pick<Follower, 'place' | 'isAmong'>, of: string): string =>
  `SELECT ${list(Object.keys(follower.place.catalogue.columns), 't')} FROM ${follower.place.sql} t WHERE ${follower.isAmong(of)}`;

const list = (names: string[], of: string): string => names.map((name) => `${of}.${identifier(name)}`).join(', ');

/**
 * What follows the ways of a table, and what follows that.
 * @param others all tables of the catalogue
 * @param mapped those of the map, as `schema.name`: a run knows their rows by their key, and those of others by none
 */
export function followersOf(
  place: Parent,
  others: CatalogueTable[],
  mapped: string[],
  above: ForeignKey[] = [],
): Follower[] {
  const ways = new Map(waysOf(place));
  if (ways.size === 0) return [];
  const address = addressOf(place);
  return others.flatMap((child) =>
    child.foreignKeys
      .filter(({ to, toColumns, onUpdate }) => {
        return to === address && /cascade|set/.test(onUpdate) && toColumns.some((column) => ways.has(column));
      })
      .filter((key) => !above.includes(key))
      .flatMap((key) => {
        const follower = followerOf(child, key, place, {
          written: writtenBy(key, ways),
          isMapped: mapped.includes(`${child.schema}.${child.name}`),
          isSet: key.onUpdate === 'set default',
        });
        const through = (of: string) => followingSql(follower, of);
        const further = followersOf(follower.place, others, mapped, [...above, key]);
        return [follower, ...further.map((one) => ({ ...one, isAmong: (of: string) => one.isAmong(through(of)) }))];
      }),
  );
}

/** What ON DELETE sets in rows that stay where those go that they refer to. */
export const bereftOf = (parent: Parent, child: CatalogueTable, key: ForeignKey): Follower =>
  followerOf(child, key, parent, {
    written: Object.fromEntries(Object.entries(key.sets ?? {}).map(([column, sql]) => [column, setTo(sql)])),
    isMapped: true,
    // Whether the default is there, `further.ts` asks.
    isSet: false,
  });

/** All of that where rows of one table go. */
export const bereftBy = (parent: Parent, others: CatalogueTable[]): Follower[] =>
  others.flatMap((child) =>
    child.foreignKeys
      .filter(({ to, sets }) => sets !== undefined && to === addressOf(parent))
      .map((key) => bereftOf(parent, child, key)),
  );

type Written = Record<string, { way: Way; sql?: string }>;
type Following = { written: Written; isMapped: boolean /** To a default, which may not be there. */; isSet: boolean };

function followerOf(
  child: CatalogueTable,
  key: ForeignKey,
  parent: Parent,
  { written, isMapped, isSet }: Following,
): Follower {
  const catalogue = concerned(
    isMapped ? child : { ...child, key: [] },
    Object.keys(written),
    key.columns,
    isSet ? undefined : key,
  );
  const columns = Object.fromEntries(
    Object.entries(written).map(([column, { way }]) => [column, { show: 'hidden' as const, erase: way }]),
  );
  const place: Place = {
    name: child.name,
    number: parent.number,
    map: { ...parent.map, match: {}, matchAll: {}, belongs: [], mentions: [], columns },
    catalogue,
    sql: identifier(child.schema, child.name),
    referred: [],
    held: null,
    sets: Object.fromEntries(Object.entries(written).flatMap(([column, { sql }]) => (sql ? [[column, sql]] : []))),
  };
  const refers = (of: string) => `(${list(key.columns, 't')}) IN (SELECT ${list(key.toColumns, 'p')} FROM (${of}) p)`;
  return { place, key, isAmong: (of) => allOf([refers(of), ...withinSql(key.within)]) };
}

/** The tables of a map, as `schema.name`. */
export const mappedTables = ({ map, places }: Pick<CheckedMap, 'map' | 'places'>): string[] =>
  Object.keys(map.tables).flatMap((name) => own(places, name) ?? []);

/** The ways of its columns, but for a default that is set: the database takes it, or tells when it is tried. */
export const followingWays = ({ map, sets = {} }: Place): [column: string, way: Way][] =>
  waysOf({ map }).filter(([column]) => !Object.hasOwn(sets, column));

/** What ON UPDATE writes; a default stands for itself, as SQL. */
function writtenBy(key: ForeignKey, ways: Map<string, Way>): Written {
  const written = key.columns.map((column, at): [string, Written[string]][] => {
    if (key.onUpdate === 'cascade') {
      const way = ways.get(key.toColumns[at] ?? '');
      return way ? [[column, { way }]] : [];
    }
    return [[column, setTo(key.setsOnUpdate?.[column] ?? 'NULL')]];
  });
  return Object.fromEntries(written.flat());
}

const setTo = (sql: string): Written[string] => (isNull.test(sql) ? { way: 'null' } : { way: { constant: sql }, sql });

/** A table with no more than what reads a column that changes, by itself or by one that is generated of it. */
function concerned(
  live: CatalogueTable,
  written: string[],
  referring: string[],
  brought: ForeignKey | undefined,
): CatalogueTable {
  const all = Object.keys(live.columns).map((name) => ({ name }));
  const made = madeOf(live, written);
  const changed = [...written, ...made.map(([column]) => column)];
  const isTouched = (...columns: string[]) => columns.some((column) => changed.includes(column));
  const checks = live.checks.filter(
    ({ columns, within, unproven }) => unproven || isTouched(...columns, ...(within?.columns ?? [])),
  );
  const uniques = live.uniques.filter(({ columns, conditionColumns }) => isTouched(...columns, ...conditionColumns));
  // What a cascade brings is there: it comes from the parent's own row.
  const foreignKeys = live.foreignKeys.filter(
    (key) => key !== brought && isTouched(...key.columns, ...(key.within?.columns ?? [])),
  );
  const computed = (live.computed ?? []).filter((sql) => isTouched(...readIn(all, sql)));
  const read = new Set([
    ...changed,
    ...referring,
    ...live.key,
    ...made.flatMap(([, sql]) => readIn(all, sql)),
    ...[...checks, ...foreignKeys].flatMap(({ columns, within }) => [...columns, ...(within?.columns ?? [])]),
    ...uniques.flatMap(({ columns, conditionColumns }) => [...columns, ...conditionColumns]),
    ...computed.flatMap((sql) => readIn(all, sql)),
  ]);
  const columns = Object.fromEntries(Object.entries(live.columns).filter(([name]) => read.has(name)));
  return { ...live, columns, checks, uniques, foreignKeys, computed };
}
