/** What the database would refuse of rows that change with what they refer to. */
import type { Follower } from './followers.ts';
import { shown } from './names.ts';
import { checkDoubts, type Doubt, referenceDoubts, uniqueDoubts, valueDoubts, workedOutDoubts } from './new-rows.ts';
import type { Place } from './place.ts';
import { anyOf, identifier } from './sql.ts';
import { unfitSql } from './stored-sql.ts';

/** @param others SQL over `t`, a row of the follower's table that does not change; left out, all of them change */
export function followerDoubts({ place, key }: Follower, others?: string, how = 'changes with it'): Doubt[] {
  const { schema, name } = place.catalogue;
  return [
    ...fitDoubts(place),
    ...valueDoubts(place),
    ...checkDoubts(place),
    ...referenceDoubts(place),
    ...(others === undefined ? workedOutDoubts(place) : uniqueDoubts(place, others)),
  ].map((doubt) => ({ ...doubt, says: `${schema}.${name} ${how} (${key.name}): ${doubt.says}` }));
}

/** Of values that no map check has seen: another table's column may be shorter than the one that it follows, and an identity that the person has not is NULL. */
export function fitDoubts({ map, catalogue }: Place): Doubt[] {
  return Object.keys(map.columns).flatMap((column) => {
    const live = catalogue.columns[column];
    const value = `n.${identifier(column)}`;
    const doubt = (says: string, when: string[]): Doubt[] =>
      when.length === 0
        ? []
        : [
            {
              says,
              columns: [column],
              sql: (rows) => `SELECT count(*)::int AS rows FROM (${rows()}) n WHERE ${anyOf(when)}`,
            },
          ];
    return [
      ...doubt(`${shown(column)} does not take the new value`, live ? unfitSql(value, live) : []),
      ...doubt(`${column} cannot be empty`, live?.notNull ? [`${value} IS NULL`] : []),
    ];
  });
}
