/** What the database would refuse of a plan's rows, counted while planning: found there, it never stops a run half way. */

import { followerDoubts } from './follower-doubts.ts';
import { followersOf, followingSql } from './followers.ts';
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
import { addressOf } from './references.ts';
import { allOf, identifier } from './sql.ts';

/** All that may be refused of a table's rows, in one order, so that a count can name it by its number. */
export function doubtsOf(erasure: Erasure, place: Place): Doubt[] {
  const asked = askedOf(erasure, place);
  if (asked === null || asked === 'keep' || !isErasable(place) || waysOf(place).length === 0) return [];
  if (erasure.untried) return [];
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
    const theirs = followerDoubts(follower, `(${follower.isAmong(rows)}) IS NOT TRUE`).map(
      ({ within, sql, ...doubt }) => ({
        ...doubt,
        sql: () => sql(() => newRowsSql(child, `(${following}) t`, erasure.subject.binder, within)),
      }),
    );
    return [...theirs, ...referredDoubts(erasure, child, following)];
  });
}
