/** Tries the map's ways on rows, and changes none: what a check or a reference would refuse is found before any run. */
import type { ClientBase } from 'pg';
import type { CheckedMap, Within } from './checked.ts';
import { refusals } from './impossible-ways.ts';
import type { LoadedMap } from './load.ts';
import { shown } from './names.ts';
import {
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
import { isErasable, type Place, placesOf } from './place.ts';
import { reachOf } from './reach.ts';
import type { Remark } from './remark.ts';
import { identifier, parameters } from './sql.ts';

/** Rows of each table that the ways are tried on. */
const sample = 1000;

/** Values that a random value can be made of, by type; the result does not depend on which. */
const anyValue: Record<string, string> = {
  uuid: "'00000000-0000-0000-0000-000000000000'::uuid",
  bytea: "''::bytea",
};

/** A problem for each check or reference that refuses what the map writes, on rows that are there or on any row at all. */
export async function refusedWays(
  client: ClientBase,
  { place: at }: LoadedMap,
  checked: CheckedMap,
): Promise<Remark[]> {
  const remarks: Remark[] = [];
  for (const place of placesOf(checked).filter(isTried)) {
    for (const doubt of [
      ...constantDoubts(place),
      ...valueDoubts(place),
      ...checkDoubts(place),
      ...referenceDoubts(place),
      ...workedOutDoubts(place),
    ]) {
      const read = [...doubt.columns, ...(doubt.within?.columns ?? [])];
      const ways = waysOf(place);
      const [column = ''] = ways.find(([one]) => read.includes(reachOf(place.catalogue, one).column)) ?? ways[0] ?? [];
      let isUnreadable = false;
      const fault = await tried(client, place, doubt).catch((error: unknown) => {
        isUnreadable = isTrialRefused(error);
        if (isUnreadable) return doubt.says;
        throw error;
      });
      const where = at(['tables', place.name, 'columns', column]);
      if (fault) remarks.push({ ...where, level: 'problem', says: `column ${shown(column)}: ${fault}` });
      // A value that is none of its type has ended the transaction that this may be part of: nothing more can be tried.
      if (isUnreadable) return remarks;
    }
  }
  return remarks;
}

/** What is refused whatever the row is said elsewhere, and could not even be written as SQL. */
const isTried = (place: Place): boolean =>
  isErasable(place) && waysOf(place).every(([column, way]) => refusals(place.catalogue, column, way).length === 0);

async function tried(client: ClientBase, place: Place, doubt: Doubt): Promise<string | null> {
  for (const { from, within } of [...samples(place, doubt), ...madeUp(place, doubt)]) {
    const binder = parameters();
    const text = doubt.sql(() => newRowsSql(place, from, binder, within));
    const { rows } = await client.query<{ rows: number }>(text, binder.values);
    if ((rows[0]?.rows ?? 0) > 0) return doubt.says;
  }
  return null;
}

/** Rows that new ones are made from, as `t`; of these the doubt is about all, or about those that lie in its partition then. */
type Tried = { from: string; within?: Within | undefined };

/** What lies in a partition may be few of a table's rows: its own are tried as well. */
function samples(place: Place, { within }: Doubt): Tried[] {
  const some = (when: string) => `(SELECT * FROM ${place.sql} WHERE ${when} LIMIT ${sample}) t`;
  return [{ from: some('true'), within }, ...(within ? [{ from: some(within.sql), within }] : [])];
}

/** Rows made up where every column that counts gets a value of the map's or of ours: as many as show what is refused of some hashes. */
function madeUp(place: Place, { columns }: Doubt): Tried[] {
  const ways = new Map(waysOf(place));
  const isMade = (column: string) => {
    const way = ways.get(column);
    return way === 'null' || way === 'hash' || way === 'random' || (typeof way === 'object' && 'constant' in way);
  };
  if (!columns.every(isMade)) return [];
  const values = Object.entries(place.catalogue.columns).map(([column, { type }]) => {
    const way = ways.get(column);
    const made = way === 'hash' ? `i::text::${type}` : `(${anyValue[type] ?? `'1'::${type}`})`;
    return `${way === 'hash' || way === 'random' ? made : `NULL::${type}`} AS ${identifier(column)}`;
  });
  return [{ from: `(SELECT ${values.join(', ')} FROM generate_series(1, ${sample}) i) t` }];
}
