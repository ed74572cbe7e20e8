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

/** Another table's column may be shorter than the one that it follows, or may not be empty. */
function fitDoubts({ map, catalogue }: Place): Doubt[] {
  return Object.keys(map.columns).flatMap((column) => {
    const live = catalogue.columns[column];
    const value = `n.${identifier(column)}`;
    const unfit = live ? [...unfitSql(value, live), ...(live.notNull ? [`${value} IS NULL`] : [])] : [];
    if (unfit.length === 0) return [];
    const sql: Doubt['sql'] = (rows) => `SELECT count(*)::int AS rows FROM (${rows()}) n WHERE ${anyOf(unfit)}`;
    return [{ says: `${shown(column)} does not take the new value`, columns: [column], sql }];
  });
}
