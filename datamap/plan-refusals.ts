/** What the database would refuse of a plan's rows, counted while planning: found there, it never stops a run half way. */

import { firstPlaces, firstRowsSql, firstSets } from './first.ts';
import { fitDoubts, followerDoubts } from './follower-doubts.ts';
import { bereftOf, type Follower, followersOf, followingSql } from './followers.ts';
import { refusals, refusedOf } from './impossible-ways.ts';
import {
  changedNames,
  checkDoubts,
  constantDoubts,
  type Doubt,
  newRowsSql,
  referenceDoubts,
  uniqueDoubts,
  valueDoubts,
} from './new-rows.ts';
import { askedOf, type Erasure, fateName, fates, waysOf } from './outcomes.ts';
import { isErasable, notAmongSql, type Place, sameRow } from './place.ts';
import { goneSql } from './reference-sql.ts';
import { addressOf, childOf, isStuck, referencesOf } from './references.ts';
import { allOf, identifier } from './sql.ts';

/** All that may be refused of a table's rows, in one order, so that a count can name it by its number. */
export function doubtsOf(erasure: Erasure, place: Place): Doubt[] {
  const asked = askedOf(erasure, place);
  if (asked === null || !isErasable(place) || erasure.untried) return [];
  const first = firstDoubts(erasure, place);
  return asked === 'keep' ? first : [...first, ...wayDoubts(erasure, place), ...bereftDoubts(erasure, place)];
}

/** What would be refused of the values that a deletion's first step writes. */
function firstDoubts(erasure: Erasure, place: Place): Doubt[] {
  const { set } = place.map.first ?? {};
  if (!set || !firstPlaces(erasure).includes(place)) return [];
  const columns = Object.fromEntries(
    Object.entries(set).map(([column, to]) => {
      const erase = to === null ? ('null' as const) : { constant: '' };
      return [column, { show: 'hidden' as const, erase }];
    }),
  );
  const step: Place = { ...place, map: { ...place.map, columns } };
  // Values are bound where they are asked for: one that stands in no statement would be refused itself.
  const others = () => notAmongSql(place, firstRowsSql(erasure, place));
  const unique = uniqueDoubts(step, '').length > 0 ? uniqueDoubts(step, others()) : [];
  return [...fitDoubts(step), ...checkDoubts(step), ...referenceDoubts(step), ...unique].map((doubt) => ({
    ...doubt,
    says: `the first step (${place.map.first?.label}): ${doubt.says}`,
    sql: () =>
      doubt.sql(() =>
        newRowsSql(
          { ...step, sets: firstSets(erasure, place) },
          firstRowsSql(erasure, place),
          erasure.subject.binder,
          doubt.within,
        ),
      ),
  }));
}

function wayDoubts(erasure: Erasure, place: Place): Doubt[] {
  if (waysOf(place).length === 0) return [];
  // What is refused whatever the row is known already, and could not even be written as SQL.
  if (waysOf(place).some(([column, way]) => refusals(place.catalogue, column, way).length > 0)) return [];
  const changing = `${fateName(erasure, place)} o WHERE o."#fate" = ${fates.reduced}`;
  const rows = `SELECT t.* FROM ${changingSql(erasure, place)}`;
  return [
    ...constantDoubts(place),
    ...valueDoubts(place),
    ...checkDoubts(place),
    ...referenceDoubts(place),
    ...uniqueDoubts(place, notAmongSql(place, changing)),
    ...referredDoubts(erasure, place, rows),
    ...followingDoubts(erasure, place, rows),
  ];
}

/** One SELECT for each doubt: how many rows that change it is true of. */
export const refusalsSql = (erasure: Erasure, place: Place): string[] =>
  doubtsOf(erasure, place).map(({ sql, within }) =>
    sql(() => newRowsSql(place, changingSql(erasure, place), erasure.subject.binder, within)),
  );

const changingSql = (erasure: Erasure, place: Place): string =>
  `${place.sql} t JOIN ${fateName(erasure, place)} o ON ${allOf([sameRow(place, 'o', 't'), `o."#fate" = ${fates.reduced}`])}`;

/** Columns that other rows refer to, by a key that does not follow a change. */
function referredDoubts(erasure: Erasure, place: Place, rows: string): Doubt[] {
  const changed = changedNames(place);
  return erasure.others.flatMap((other) =>
    other.foreignKeys
      .filter(({ to, toColumns, onUpdate }) => {
        const stays = onUpdate === 'no action' || onUpdate === 'restrict';
        return stays && to === addressOf(place) && toColumns.some((column) => changed.has(column));
      })
      .map((key) => {
        const same = key.columns.map(
          (column, at) => `c.${identifier(column)} = t.${identifier(key.toColumns[at] ?? '')}`,
        );
        return {
          says: `rows of ${other.schema}.${other.name} refer to the old value (${key.name})`,
          columns: key.toColumns,
          sql: () => `SELECT count(*)::int AS rows FROM (${rows}) t
            WHERE EXISTS (SELECT 1 FROM ${identifier(other.schema, other.name)} c WHERE ${allOf(same)})`,
        };
      }),
  );
}

/** What would be refused of other tables' rows that change with these. */
function followingDoubts(erasure: Erasure, place: Place, rows: string): Doubt[] {
  return followersOf(place, erasure.others, erasure.subject.places.map(addressOf)).flatMap((follower) => {
    const { key, place: child } = follower;
    const following = followingSql(follower, rows);
    const never = refusedOf(child).map((says) => ({
      says: `${addressOf(child)} changes with it (${key.name}): ${says}`,
      columns: key.columns,
      sql: () => `SELECT count(*)::int AS rows FROM (${following}) n`,
    }));
    if (never.length > 0) return never;
    return [...theirDoubts(erasure, follower, rows), ...referredDoubts(erasure, child, following)];
  });
}

/** What would be refused of rows that stay, and lose what they refer to. */
const bereftDoubts = (erasure: Erasure, place: Place): Doubt[] =>
  referencesOf(erasure)
    .filter((reference) => reference.parent === place && reference.key.sets && !isStuck(erasure, reference))
    .flatMap((reference) => {
      const live = erasure.others.find(({ schema, name }) => `${schema}.${name}` === reference.from);
      if (!live) return [];
      const follower = bereftOf(place, live, reference.key);
      const child = childOf(erasure, reference);
      const changes = `o."#fate" IN (${fates.gone}, ${fates.reduced})`;
      const stays = child ? [notAmongSql(child, `${fateName(erasure, child)} o WHERE ${changes}`)] : [];
      const isAmong = (of: string) => allOf([follower.isAmong(of), ...stays]);
      return theirDoubts(erasure, { ...follower, isAmong }, goneSql(erasure, reference), 'loses what it refers to');
    });

/** @param rows SELECT of the first table's rows that change or go */
const theirDoubts = (erasure: Erasure, follower: Follower, rows: string, how?: string): Doubt[] =>
  followerDoubts(follower, `(${follower.isAmong(rows)}) IS NOT TRUE`, how).map(({ within, sql, ...doubt }) => ({
    ...doubt,
    sql: () =>
      sql(() => newRowsSql(follower.place, `(${followingSql(follower, rows)}) t`, erasure.subject.binder, within)),
  }));
