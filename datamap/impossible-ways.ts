/** Ways of making a column unreadable that its type or its constraints do not allow. */
import type { ClientBase } from 'pg';
import type { CatalogueTable, CheckedMap } from './checked.ts';
import type { Index } from './indexes.ts';
import type { LoadedMap } from './load.ts';
import { own, shown } from './names.ts';
import type { Remark } from './remark.ts';
import type { MapColumn, Way } from './shape.ts';
import { identifier } from './sql.ts';

/** A CHECK constraint and the columns that it reads; `table` is `schema.name`. */
export type Check = { table: string; name: string; columns: string[]; expression: string };

export async function readChecks(client: ClientBase): Promise<Check[]> {
  const { rows } = await client.query<Check>(`
    SELECT n.nspname || '.' || c.relname AS table, k.conname AS name, pg_get_constraintdef(k.oid) AS expression,
      array(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum = ANY(k.conkey)) AS columns
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE k.contype = 'c' ORDER BY 1, 2`);
  return rows;
}

const text = /^(text|citext|.*\.citext|character|character varying|name)$/;
/** Types that each way works on; `null`, `keep` and a constant work on all. */
const types: Record<string, RegExp> = {
  hash: text,
  random: /^(text|citext|.*\.citext|character|character varying|name|uuid|bytea|smallint|integer|bigint|numeric)$/,
  format: text,
  year: /^(date|timestamp.*)$/,
  '/24': /^(inet|cidr|text|character varying)$/,
};

type Live = { name: string; live: CatalogueTable; indexes: Index[]; checks: Check[] };

/** What cannot work, for each column that has a way or can be corrected. */
export function impossibleWays({ place }: LoadedMap, checked: CheckedMap, indexes: Index[], checks: Check[]): Remark[] {
  return Object.entries(checked.map.tables).flatMap(([name, table]) => {
    const live = own(checked.catalogue, own(checked.places, name) ?? '');
    if (!live) return [];
    const full = `${live.schema}.${live.name}`;
    const here: Live = {
      name,
      live,
      indexes: indexes.filter((index) => index.table === full),
      checks: checks.filter((check) => check.table === full),
    };
    return Object.entries(table.columns).flatMap(([column, rules]) =>
      complaints(here, column, rules).map(
        (says): Remark => ({
          ...place(['tables', name, 'columns', column]),
          level: 'problem',
          says: `column ${shown(column)} ${says}`,
        }),
      ),
    );
  });
}

function complaints(here: Live, column: string, { erase, correct }: MapColumn): string[] {
  const { live } = here;
  const generated = own(live.columns, column)?.generated;
  if (generated && (correct || (erase && erase !== 'keep'))) return ['is generated and cannot be written'];
  return erase && erase !== 'keep' ? wayComplaints(here, column, erase) : [];
}

function wayComplaints({ live, indexes, checks }: Live, column: string, way: Way): string[] {
  const { type = '', notNull = false } = own(live.columns, column) ?? {};
  const constant = typeof way === 'object';
  const empties = way === 'null' || (constant && way.constant === null);
  const fits = constant || way === 'null' || (types[way]?.test(type) ?? true);
  const unique = indexes.find(
    (index) => index.unique && index.keys.length === 1 && index.keys[0] === identifier(column).replaceAll('"', ''),
  );
  const refers = live.foreignKeys.find(({ columns }) => columns.includes(column));
  const bound = checks.find(({ columns }) => columns.includes(column));
  return [
    ...(empties && notNull ? ['cannot be set to null: it is NOT NULL'] : []),
    ...(fits ? [] : [`is ${type}, which ${shown(String(way))} cannot be done to`]),
    ...(unique && !empties && (constant || way === 'year' || way === '/24')
      ? ['is unique: two people would get the same value']
      : []),
    ...(refers && !empties ? [`refers to ${refers.to} (${refers.name}): only null can be written there`] : []),
    ...(bound && !empties ? [`is under a check that may refuse the new value: ${bound.expression}`] : []),
  ];
}
