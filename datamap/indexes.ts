/** Which indexes the map's look-ups need, and which of them the database lacks. */
import type { ClientBase } from 'pg';
import type { CatalogueTable, CheckedMap } from './checked.ts';
import type { LoadedMap, MapPath } from './load.ts';
import { own, shown } from './names.ts';
import { hasRows } from './place.ts';
import { columnOf, isInside, type Reach, reachOf, valueSql } from './reach.ts';
import type { Remark } from './remark.ts';
import type { DataMap, Link } from './shape.ts';
import { identifier } from './sql.ts';

/** An index's columns or expressions in order, as PostgreSQL writes them; `table` is `schema.name`. */
export type Index = { table: string; keys: string[]; unique: boolean };

/** Every complete index of the organisation's tables; partial ones serve some rows only and do not count. */
export async function readIndexes(client: ClientBase): Promise<Index[]> {
  const { rows } = await client.query<Index>(`
    SELECT n.nspname || '.' || c.relname AS table, i.indisunique AS unique,
      array(SELECT pg_get_indexdef(i.indexrelid, k, true) FROM generate_series(1, i.indnkeyatts) k) AS keys
    FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE i.indpred IS NULL AND i.indisvalid AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'habeas')
    ORDER BY 1, i.indexrelid`);
  return rows;
}

/** What is looked up: all of `keys`, where columns of `helped` are known too. */
type LookUp = { table: string; isPartitioned: boolean; keys: string[]; helped: string[]; at: MapPath; using?: 'gin' };

/** A note with its CREATE INDEX statement for each look-up that would read a whole table. */
export function missingIndexes({ place }: LoadedMap, checked: CheckedMap, indexes: Index[]): Remark[] {
  const missing = lookUps(checked).filter((wanted) => !indexes.some((index) => serves(index, wanted)));
  const statements = new Map(missing.map((wanted) => [statementOf(wanted), wanted]));
  const notes = [...statements].map(([statement, { at }]) => ({
    at,
    says: `without this index each request reads the whole table: ${statement}`,
  }));
  return [...notes, ...unservable(checked)].map(({ at, says }) => ({ ...place(at), level: 'note' as const, says }));
}

/** Lists whose elements are compared as addresses and numbers are (in any case, without spaces): no index has those. */
function unservable({ map, places, catalogue }: CheckedMap): { at: MapPath; says: string }[] {
  return Object.entries(map.tables).flatMap(([name, { match }]) => {
    const place = own(catalogue, own(places, name) ?? '');
    if (!place || !hasRows(place)) return [];
    return Object.entries(match).flatMap(([column, identity]) => {
      const reach = reachOf(place, column);
      if (!reach.each || isExact(map, reach, identity)) return [];
      const says = `no index can serve the elements of ${shown(column)}: each request reads the whole table. Where it is large, keep them in a table of their own`;
      return [{ at: ['tables', name, 'match', column], says }];
    });
  });
}

function lookUps(checked: CheckedMap): LookUp[] {
  const { map, places, catalogue } = checked;
  return Object.entries(map.tables).flatMap(([name, table]) => {
    const place = own(catalogue, own(places, name) ?? '');
    if (!place || !hasRows(place)) return [];
    const base = { table: `${place.schema}.${place.name}`, isPartitioned: place.kind === 'partitioned', helped: [] };
    const matches = (['match', 'yields'] as const).flatMap((part) =>
      Object.entries(table[part]).flatMap(([column, identity]) => {
        const found = matchKeys(map, reachOf(place, column), identity);
        return found ? [{ ...base, ...found, at: ['tables', name, part, column] }] : [];
      }),
    );
    // Of what has to hold together, one index is enough.
    const all = Object.entries(table.matchAll).flatMap(
      ([column, identity]) => matchKeys(map, reachOf(place, column), identity)?.keys ?? [],
    );
    const together = all.length > 0 ? [{ ...base, keys: all, at: ['tables', name, 'matchAll'] }] : [];
    const links = [...table.belongs, ...table.mentions].flatMap((link) => {
      const found = linkKeys(place, link);
      return found ? [{ ...base, ...found, at: ['tables', name] }] : [];
    });
    const keys = place.foreignKeys.map(({ columns }) => ({
      ...base,
      keys: columns.map((column) => identifier(column)),
      at: ['tables', name],
    }));
    const expires = table.expires
      ? [{ ...base, keys: [identifier(table.expires.column)], at: ['tables', name, 'expires'] }]
      : [];
    return [
      ...matches,
      ...together,
      ...links,
      ...expires,
      ...keys.filter((_, at) => deletes(checked, place.foreignKeys[at]?.to)),
    ];
  });
}

/** Whether rows of the table are deleted at all: only then does PostgreSQL look for rows that refer to them. */
function deletes({ map, places }: CheckedMap, to: string | undefined): boolean {
  return Object.entries(map.tables).some(([name, { erase }]) => own(places, name) === to && erase === 'delete');
}

/** What an index would be of; nothing where a GIN index serves already, or none could. */
type Keys = Pick<LookUp, 'keys' | 'using'> | null;

function linkKeys(place: CatalogueTable, { to, when }: Link): (Keys & Pick<LookUp, 'helped'>) | null {
  const reaches = Object.keys(to).map((column) => reachOf(place, column));
  const helped = Object.keys(when ?? {}).map((column) => identifier(columnOf(place, column)));
  const inside = reaches.find((reach) => reach.each || (isInside(reach) && reach.gin));
  if (!inside) return { keys: reaches.map(keyOf), helped };
  const found = insideKeys(inside);
  return found && { ...found, helped: [] };
}

const insideKeys = ({ gin, base, column }: Reach): Keys =>
  gin || base === 'json' ? null : { keys: [identifier(column)], using: 'gin' };

/** The column, or a value inside of its JSON, as an index on the expression has it. */
const keyOf = (reach: Reach): string => {
  const name = identifier(reach.column);
  return isInside(reach) ? valueSql(reach, name) : name;
};

/** Whether values are compared as they stand, or already in any case. */
const isExact = ({ identities }: DataMap, { type }: Reach, identity: string): boolean =>
  type.endsWith('citext') || own(identities, identity)?.normalise === 'text' || /int|uuid/.test(type);

/** The expression by which a matched column is compared (`identities.ts`). */
function matchKeys(map: DataMap, reach: Reach, identity: string): Keys {
  const normalise = own(map.identities, identity)?.normalise;
  const exact = isExact(map, reach, identity);
  // No index is asked for: beside a number, the number's is enough.
  if (normalise === 'name') return null;
  if (reach.each) return exact ? insideKeys(reach) : null;
  const name = keyOf(reach);
  if (exact) return isInside(reach) && reach.gin ? null : { keys: [name] };
  return { keys: [normalise === 'phone' ? `regexp_replace(${name}, '[^0-9+]', '', 'g')` : `lower(${name})`] };
}

/** An index serves when it begins with a column that is looked up, after none but columns that are known. */
function serves(index: Index, { table, keys, helped, using }: LookUp): boolean {
  if (index.table !== table || using) return false;
  const wanted = keys.map(plain);
  const known = [...wanted, ...helped.map(plain)];
  const unknown = index.keys.findIndex((key) => !known.includes(plain(key)));
  const usable = unknown < 0 ? index.keys : index.keys.slice(0, unknown);
  return usable.some((key) => wanted.includes(plain(key)));
}

/** PostgreSQL writes `lower(email::text)` for a varchar and leaves out quotes that a name does not need. */
const plain = (key: string): string => key.replace(/::[a-z ]+/g, '').replace(/["\s()]/g, '');

/** PostgreSQL builds no index CONCURRENTLY on a partitioned table. */
function statementOf({ table, isPartitioned, keys, helped, using }: LookUp): string {
  const columns = [...helped, ...keys].join(', ');
  return `CREATE INDEX ${isPartitioned ? '' : 'CONCURRENTLY '}ON ${identifier(...table.split('.'))} ${using ? `USING ${using} ` : ''}(${columns});`;
}
