/** What the database would refuse of a plan's rows, counted while planning: found there, it never stops a run half way. */

import { refusals } from './impossible-ways.ts';
import {
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

import { allOf, identifier } from './sql.ts';

/** All that may be refused of a table's rows, in one order, so that a count can name it by its number. */
export function doubtsOf(erasure: Erasure, place: Place): Doubt[] {
  const asked = askedOf(erasure, place);
  if (asked === null || asked === 'keep' || !isErasable(place) || waysOf(place).length === 0) return [];
  if (erasure.untried) return [];
  // What is refused whatever the row is known already, and could not even be written as SQL.
  if (waysOf(place).some(([column, way]) => refusals(place.catalogue, column, way).length > 0)) return [];
  const changing = `${fateName(erasure, place)} o WHERE o."#fate" = ${fates.reduced}`;
  return [
    ...constantDoubts(place),
    ...valueDoubts(place),
    ...checkDoubts(place),
    ...referenceDoubts(place),
    ...uniqueDoubts(place, notAmongSql(place, changing)),
    ...referredDoubts(erasure, place),
  ];
}

/** One SELECT for each doubt: how many rows that change it is true of. */
export function refusalsSql(erasure: Erasure, place: Place): string[] {
  const changing = `${place.sql} t JOIN ${fateName(erasure, place)} o
    ON ${allOf([sameRow(place, 'o', 't'), `o."#fate" = ${fates.reduced}`])}`;
  return doubtsOf(erasure, place).map(({ sql, within }) =>
    sql(() => newRowsSql(place, changing, erasure.subject.binder, within)),
  );
}

/** Columns that other rows refer to, by a key that does not follow a change. */
function referredDoubts(erasure: Erasure, place: Place): Doubt[] {
  const { schema, name } = place.catalogue;
  const ways = waysOf(place).map(([column]) => column);
  const changing = `${place.sql} t JOIN ${fateName(erasure, place)} o
    ON ${allOf([sameRow(place, 'o', 't'), `o."#fate" = ${fates.reduced}`])}`;
  return erasure.others.flatMap((other) =>
    other.foreignKeys
      .filter(({ to, toColumns, onUpdate }) => {
        const stays = onUpdate === 'no action' || onUpdate === 'restrict';
        return stays && to === `${schema}.${name}` && toColumns.some((column) => ways.includes(column));
      })
      .map((key) => {
        const same = key.columns.map(
          (column, at) => `c.${identifier(column)} = t.${identifier(key.toColumns[at] ?? '')}`,
        );
        return {
          says: `rows of ${other.schema}.${other.name} refer to the old value (${key.name})`,
          columns: key.toColumns,
          sql: () => `SELECT count(*)::int AS rows FROM ${changing}
            WHERE EXISTS (SELECT 1 FROM ${identifier(other.schema, other.name)} c WHERE ${allOf(same)})`,
        };
      }),
  );
}
