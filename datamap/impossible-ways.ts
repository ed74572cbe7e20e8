/** Ways of making a column unreadable that its type or its constraints do not allow, as far as the catalogue alone tells. */
import type { Catalogue, CatalogueTable, CheckedMap, ForeignKey, Unique } from './checked.ts';
import { constantFault } from './constants.ts';
import { followersOf, followingWays, mappedTables } from './followers.ts';
import type { LoadedMap } from './load.ts';
import { own, shown } from './names.ts';
import { madeOf } from './partitions.ts';
import type { Place } from './place.ts';
import { isInside, type Reach, reachOf, reachOrFault } from './reach.ts';
import { addressOf, mayBeReduced } from './references.ts';
import type { Remark } from './remark.ts';
import type { MapColumn, MapTable, Way } from './shape.ts';

const text = /^(text|citext|.*\.citext|bpchar|character varying|name)$/;
const time = /^(date|timestamp.*)$/;
const number = /^(smallint|integer|bigint|numeric|real|double precision)$/;
/** Types that each way works on; `null`, `keep` and a constant work on all. */
const types: Record<string, RegExp> = {
  hash: text,
  random: /^(text|citext|.*\.citext|bpchar|character varying|name|uuid|bytea|smallint|integer|bigint|numeric)$/,
  format: text,
  year: time,
  '/24': /^(inet|cidr|text|character varying)$/,
  month: time,
  decade: time,
  area: text,
  step: number,
};

/** Ways as the map writes them; a map's own names are looked up in these. */
type Ways = MapTable['columns'];

/** What cannot work, for each column that has a way or can be corrected. */
export function impossibleWays({ place }: LoadedMap, checked: CheckedMap): Remark[] {
  return Object.entries(checked.map.tables).flatMap(([name, table]) => {
    const live = own(checked.catalogue, own(checked.places, name) ?? '');
    if (!live) return [];
    return Object.entries(table.columns).flatMap(([column, rules]) =>
      complaints(live, column, rules, checked, name).map(
        (says): Remark => ({
          ...place(['tables', name, 'columns', column]),
          level: 'problem',
          says: `column ${shown(column)} ${says}`,
        }),
      ),
    );
  });
}

function complaints(
  live: CatalogueTable,
  column: string,
  { erase, correct }: MapColumn,
  checked: CheckedMap,
  name: string,
): string[] {
  const reach = reachOf(live, column);
  if (correct && own(live.columns, reach.column)?.generated) return ['is generated and cannot be written'];
  if (correct && reach.each) return ['is many values: they cannot be corrected'];
  if (erase === undefined || erase === 'keep') return [];
  const refused = refusals(live, column, erase);
  return refused.length > 0 ? refused : risks(live, column, erase, checked, name);
}

/**
 * Why the database would refuse a way whatever the row.
 * @param live the table as the catalogue has it
 */
export function refusals(live: CatalogueTable, column: string, way: Way): string[] {
  const reach = reachOrFault(live, column);
  const base = typeof reach === 'object' && own(live.columns, reach.column);
  if (!base) return [];
  const each = base.type.endsWith('[]') ? base.length : null;
  const known = isInside(reach) ? { ...base, type: reach.type, notNull: false, length: each, values: null } : base;
  const { type, notNull, generated, length } = known;
  if (generated) return ['is generated and cannot be written'];
  if (empties(way) && notNull) return ['cannot be set to null: it is NOT NULL'];
  // A run knows its rows by this key; with another value it would not find them again.
  if (live.key.includes(reach.column)) return ['tells the rows apart (key): it cannot get another value'];
  if (empties(way)) return [];
  if (typeof way === 'object' && 'constant' in way) return constantFault(known, way.constant);
  const name = nameOf(way);
  if (types[name]?.test(type) === false) return [`is ${type}, which ${shown(name)} cannot be done to`];
  // Another value is made in the run than was tried before, and nobody knows which.
  if (
    /^(hash|random|format)$/.test(name) &&
    live.checks.some(({ of, columns }) => of === 'partitions' && columns.includes(reach.column))
  )
    return [`says in which partition a row lies: for what ${shown(name)} makes there may be none`];
  const needed = neededLength(name, type);
  return length !== null && needed > length ? [`holds ${length} characters, and ${shown(name)} needs ${needed}`] : [];
}

/** Why it would refuse what follows a change, whatever the row. */
export const refusedOf = (follower: Place): string[] =>
  followingWays(follower).flatMap(([column, way]) =>
    refusals(follower.catalogue, column, way).map((says) => `${shown(column)} ${says}`),
  );

export const empties = (way: Way): boolean =>
  way === 'null' || (typeof way === 'object' && 'constant' in way && way.constant === null);

function nameOf(way: Way): string {
  if (typeof way === 'string') return way;
  if ('constant' in way) return 'constant';
  return typeof way.generalise === 'string' ? way.generalise : 'step';
}

/** A keyed hash is SHA-256 in hexadecimal; random text and numbers are as `way-sql.ts` makes them. */
function neededLength(name: string, type: string): number {
  if (name === 'hash') return 64;
  if (name !== 'random') return 0;
  return type === 'numeric' ? 10 : 32;
}

/** What would be refused for some rows: those of two people who get the same value, those that refer to another table. */
function risks(live: CatalogueTable, column: string, way: Way, checked: CheckedMap, name: string): string[] {
  const { catalogue } = checked;
  const table = own(checked.map.tables, name);
  if (!table) return [];
  const parent = {
    catalogue: live,
    number: 0,
    map: { ...table, columns: { [column]: { show: 'hidden' as const, erase: way } } },
  };
  const refers = live.foreignKeys.find(({ columns }) => columns.includes(column));
  const followers = (
    mayBeReduced(checked, name) ? followersOf(parent, Object.values(catalogue), mappedTables(checked)) : []
  ).flatMap(({ place: child, key }) =>
    followingWays(child).flatMap(([follower, how]) =>
      [
        ...refusals(child.catalogue, follower, how),
        ...referredTo(child.catalogue, reachOf(child.catalogue, follower), catalogue),
        ...lostBy(checked, name, addressOf(child), follower),
        ...collisions(child.catalogue, follower, how, child.map.columns),
      ].map(
        (says) =>
          `is what ${child.catalogue.schema}.${child.name} refers to (${key.name}), where ${shown(follower)} changes with it: it ${says}`,
      ),
    ),
  );
  const constant = typeof way === 'object' && 'constant' in way;
  return [
    ...(refers && !empties(way) && !constant
      ? [`refers to ${refers.to} (${refers.name}): only null can be written there`]
      : []),
    ...referredTo(live, reachOf(live, column), catalogue),
    ...followers,
    ...collisions(live, column, way, table.columns),
  ];
}

/** A run carries ways out in the map's order: rows that are found by what has changed by then would not be found again. */
function lostBy(checked: CheckedMap, parent: string, address: string, column: string): string[] {
  const { map, places } = checked;
  const names = Object.keys(map.tables);
  return names.slice(names.indexOf(parent) + 1).flatMap((name) => {
    const { match = {}, belongs = [] } = own(map.tables, name) ?? {};
    const leads = Object.keys(match).includes(column) || belongs.some(({ to }) => Object.hasOwn(to, column));
    return leads && own(places, name) === address && mayBeReduced(checked, name)
      ? [`leads to its rows, whose own columns would be erased after that: write ${name} before ${parent}`]
      : [];
  });
}

/** Keys that lead to the column and do not follow a change; and such as follow one of a part of it, or of what is made of it, whose outcome nobody works out. */
function referredTo(live: CatalogueTable, reach: Reach, catalogue: Catalogue): string[] {
  const follows = ({ onUpdate }: ForeignKey) => /cascade|set/.test(onUpdate);
  const made = madeOf(live, [reach.column]).map(([one]) => one);
  const isStuck = (one: string, key: ForeignKey) =>
    one === reach.column ? isInside(reach) || !follows(key) : made.includes(one);
  return Object.values(catalogue).flatMap(({ schema, name, foreignKeys }) =>
    foreignKeys
      .filter((key) => key.to === `${live.schema}.${live.name}` && key.toColumns.some((one) => isStuck(one, key)))
      .map((key) => `is what ${schema}.${name} refers to (${key.name}): it cannot get another value`),
  );
}

function collisions(live: CatalogueTable, column: string, way: Way, ways: Ways): string[] {
  const { type = '' } = own(live.columns, column) ?? {};
  return live.uniques
    .filter((unique) => unique.columns.includes(column) && mayMeet(unique, column, way, type))
    .filter((unique) => !unique.columns.some((other) => other !== column && tellsApart(live, other, ways, unique)))
    .map(({ name, columns, condition, operators }) =>
      operators
        ? `is in the exclusion constraint ${name}: two rows could meet there`
        : columns.length === 1 && condition === null
          ? 'is unique: two people would get the same value'
          : `is in the unique index ${name}: two rows could get the same values`,
    );
}

/** Whether a way can make rows meet in an index, as it compares them. An exclusion constraint passes over what is empty. */
export function mayMeet(unique: Unique, column: string, way: Way, type: string): boolean {
  if (unique.operators && way !== 'keep' && !comparesEqual(unique, column)) return !empties(way);
  return mayCollide(way, type, unique.operators !== null || unique.nullsDistinct);
}

/** Any other comparison than of equal values, and none can say what a new value meets. */
const comparesEqual = ({ keys, operators }: Unique, column: string): boolean =>
  operators === null || keys.every((key, at) => !key.includes(column) || operators[at] === 'OPERATOR(pg_catalog.=)');

const spread = /^(text|citext|.*\.citext|bpchar|character varying|name|uuid|bytea)$/;

/** Whether a way gives different values the same one. */
function mayCollide(way: Way, type: string, nullsDistinct: boolean): boolean {
  if (empties(way)) return !nullsDistinct;
  return way !== 'keep' && way !== 'hash' && !(way === 'random' && spread.test(type));
}

/** Another column of the same index that keeps any two rows apart by itself. */
function tellsApart(live: CatalogueTable, column: string, ways: Ways, unique: Unique): boolean {
  if (!comparesEqual(unique, column)) return false;
  const way = own(ways, column)?.erase ?? 'keep';
  if (way !== 'keep' && way !== 'hash') return !mayMeet(unique, column, way, own(live.columns, column)?.type ?? '');
  return live.uniques.some(
    ({ keys, condition }) => !condition && keys.length === 1 && keys[0]?.replaceAll('"', '') === column,
  );
}
