/** Promises of what never is ("no data are bought"), held against the rows. */
import type { ClientBase } from 'pg';
import type { CheckedMap } from './checked.ts';
import { conditionSql } from './conditions.ts';
import type { LoadedMap } from './load.ts';
import { own, shown } from './names.ts';
import type { Remark } from './remark.ts';
import { identifier, parameters } from './sql.ts';

/**
 * A problem for each promise that rows break; counts only, never what is in them.
 * @param now the instant that spans such as `-18 years` count from
 */
export async function brokenPromises(
  client: ClientBase,
  { place }: LoadedMap,
  { map, places, catalogue }: CheckedMap,
  now: Date,
): Promise<Remark[]> {
  const remarks: Remark[] = [];
  for (const [index, { says, table, when }] of map.never.entries()) {
    const live = own(catalogue, own(places, table) ?? '');
    if (!live) continue;
    const binder = parameters();
    const where = conditionSql(when, live, 't', { binder, at: now });
    const sql = `SELECT count(*)::int AS rows FROM ${identifier(live.schema, live.name)} t WHERE ${where}`;
    const { rows } = await client.query<{ rows: number }>(sql, binder.values);
    const broken = rows[0]?.rows ?? 0;
    if (broken === 0) continue;
    const count = `${broken} ${broken === 1 ? 'row' : 'rows'} of ${table}`;
    remarks.push({
      ...place(['never', index]),
      level: 'problem',
      says: `${shown(says)} does not hold: ${count} show otherwise`,
    });
  }
  return remarks;
}
