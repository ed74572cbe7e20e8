import type { ClientBase } from 'pg';
import type { CheckedMap } from './checked.ts';
import { expiredSql } from './expired.ts';
import type { LoadedMap } from './load.ts';
import { isErasable, placesOf } from './place.ts';
import type { Remark } from './remark.ts';
import { parameters } from './sql.ts';

/** Rows come of age all day and go at night: only after that long something is wrong. */
const graceMs = 48 * 60 * 60_000;

/** Rows past their date, counted: a note for those that the next night takes, a problem for those that nights have left. */
export async function overdueRows(
  client: ClientBase,
  { place: at }: LoadedMap,
  checked: CheckedMap,
  now: Date,
): Promise<Remark[]> {
  const places = placesOf(checked);
  const remarks: Remark[] = [];
  for (const place of places.filter((one) => one.map.expires && isErasable(one))) {
    const count = async (moment: Date) => {
      const binder = parameters();
      const where = expiredSql(places, place, { binder, at: moment });
      const sql = `SELECT count(*)::int AS rows FROM ${place.sql} t WHERE ${where}`;
      return (await client.query<{ rows: number }>(sql, binder.values)).rows[0]?.rows ?? 0;
    };
    const late = await count(new Date(now.getTime() - graceMs));
    const rows = late > 0 ? late : await count(now);
    if (rows === 0) continue;
    const { column = '', after = '' } = place.map.expires ?? {};
    const words = `${rows} ${rows === 1 ? 'row' : 'rows'} of ${place.name} ${rows === 1 ? 'is' : 'are'} past their date (${after} after ${column})`;
    remarks.push({
      ...at(['tables', place.name, 'expires']),
      level: late > 0 ? 'problem' : 'note',
      says:
        late > 0 ? `${words} for more than two days: nothing discards them` : `${words}; the next night discards them`,
    });
  }
  return remarks;
}
