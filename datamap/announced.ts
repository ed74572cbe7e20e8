/** Whom a planned sharing is announced to: the main addresses of people who have not opted out of it. */
import type { ClientBase } from 'pg';
import type { CheckedMap } from './checked.ts';
import { conditionSql, type Moment } from './conditions.ts';
import { own, placeOf } from './names.ts';
import { type Place, placesOf } from './place.ts';
import { baseSql, elementsSql, reachOf, valueSql } from './reach.ts';
import type { Assignment, DataMap } from './shape.ts';
import { inSnapshot } from './snapshot.ts';
import { allOf, identifier, parameters } from './sql.ts';

type OptOut = DataMap['optOuts'][string];

/** Addresses differ by ASCII case alone, as `canonicalAddress` has them. */
const folded = (sql: string) => `lower((${sql})::text COLLATE "C")`;

const isPlain = (value: Assignment): value is string | number | boolean | null =>
  typeof value !== 'object' || value === null;

/**
 * Reads the main address of everybody in the `person` tables, a batch at a time through one cursor: memory stays flat and
 * all batches are of one instant. Left out is an address with a row on which the opt-out is set, or on a list that the
 * opt-out adds to.
 * @param optOut key of the map
 * @param take gets addresses as they are stored, folded to lower case, each once; awaited
 * @throws RangeError when the map has no such opt-out
 */
export async function eachToAnnounce(
  client: ClientBase,
  checked: CheckedMap,
  { optOut, size, now }: { optOut: string; size: number; now: Date },
  take: (addresses: string[]) => Promise<void>,
): Promise<void> {
  const wish = own(checked.map.optOuts, optOut);
  if (!wish) throw new RangeError('The map has no such opt-out');
  const binder = parameters();
  const addresses = placesOf(checked).flatMap((place) => mainAddresses(place, wish, { binder, at: now }));
  if (addresses.length === 0) return;
  const skipped = Object.entries(wish.insert).flatMap(([table, row]) =>
    listed(checked, table, row, { binder, at: now }),
  );
  const text = `SELECT address FROM (${addresses.join(' UNION ALL ')}) a
    WHERE address IS NOT NULL ${skipped.map((list) => `AND NOT ${list}`).join(' ')}
    GROUP BY address HAVING NOT bool_or(opted_out)`;
  await inSnapshot(client, async () => {
    await client.query(`DECLARE announced NO SCROLL CURSOR FOR ${text}`, binder.values);
    for (;;) {
      const { rows } = await client.query<{ address: string }>(`FETCH ${Math.trunc(size)} FROM announced`);
      if (rows.length === 0) return;
      await take(rows.map(({ address }) => address));
    }
  });
}

/** A person table's main addresses, each with whether its row says that the person has opted out. */
function mainAddresses(place: Place, { update }: OptOut, moment: Moment): string[] {
  if (!place.map.person) return [];
  const set = Object.entries(own(update, place.name)?.set ?? {}).filter(([, value]) => isPlain(value));
  const condition = Object.fromEntries(set.flatMap(([column, value]) => (isPlain(value) ? [[column, value]] : [])));
  const isOut = set.length > 0 ? `coalesce(${conditionSql(condition, place.catalogue, 't', moment)}, false)` : 'false';
  return Object.entries(place.map.columns).flatMap(([column, { notify }]) => {
    if (notify !== 'primary') return [];
    const reach = reachOf(place.catalogue, column);
    const base = baseSql(reach, 't');
    const from = [`${place.sql} t`, ...(reach.each ? [elementsSql(reach, base)] : [])].join(' CROSS JOIN LATERAL ');
    return [`SELECT ${folded(valueSql(reach, base))} AS address, ${isOut} AS opted_out FROM ${from}`];
  });
}

/** That an address is on a list which the opt-out adds to, by the columns that tell its rows apart. */
function listed(
  checked: CheckedMap,
  table: string,
  { values, unless }: OptOut['insert'][string],
  moment: Moment,
): string[] {
  const live = checked.catalogue[placeOf(table)];
  const byAddress = unless.filter((column) => isAddress(values[column]));
  if (!live || byAddress.length === 0) return [];
  const same = unless.map((column) => {
    const value = values[column];
    if (isAddress(value)) return `${folded(`s.${identifier(column)}`)} = a.address`;
    return value !== undefined && isPlain(value) ? conditionSql({ [column]: value }, live, 's', moment) : 'true';
  });
  return [`EXISTS (SELECT FROM ${identifier(live.schema, live.name)} s WHERE ${allOf(same)})`];
}

const isAddress = (value: Assignment | undefined): boolean =>
  typeof value === 'object' && value !== null && 'identity' in value && value.identity === 'email';
