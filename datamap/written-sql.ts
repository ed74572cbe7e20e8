/** New values for columns, also for what lies inside of one: each column is set once, its parts one after the other. */
import { baseSql, elementsSql, listSql, type Reach, valueSql } from './reach.ts';
import { allOf, literal } from './sql.ts';

export type Write = {
  reach: Reach;
  /** SQL of the new value, from that of the old; `null` takes what is inside away (a key, an element). */
  value: ((old: string) => string) | null;
  /** SQL over an element `e` of the array: this is one that changes. */
  own?: string;
  /** How JSON has the new value; text by default. */
  as?: 'numeric' | 'boolean';
  /** A key that is not there is added, where there is an object to hold it. */
  creates?: boolean;
};

/** @returns each column that is written, with SQL over `t` of what it becomes */
export function writtenColumns(writes: Write[]): Map<string, string> {
  const columns = new Map<string, string>();
  for (const write of writes) {
    const { column } = write.reach;
    columns.set(column, writtenSql(write, columns.get(column) ?? baseSql(write.reach, 't')));
  }
  return columns;
}

function writtenSql(write: Write, base: string): string {
  const { reach } = write;
  if (reach.base.endsWith('[]') && reach.each) return arraySql(write, base);
  if (!reach.each && reach.keys.length === 0) return write.value ? write.value(base) : 'NULL';
  const json = reach.base === 'json' ? `(${base})::jsonb` : base;
  const written = reach.each ? listWritten(write, json) : keyWritten(write, json);
  return reach.base === 'json' ? `(${written})::json` : written;
}

function arraySql({ reach, value, own = 'true' }: Write, base: string): string {
  const elements = elementsSql(reach, base);
  const kept = value
    ? `array_agg(CASE WHEN ${own} THEN ${value('e.v')} ELSE e.v END ORDER BY e.at) FROM ${elements}`
    : `array_agg(e.v ORDER BY e.at) FROM ${elements} WHERE (${own}) IS NOT TRUE`;
  return `CASE WHEN ${base} IS NOT NULL THEN coalesce((SELECT ${kept}), '{}') END`;
}

const path = (keys: string[]): string => `ARRAY[${keys.map((key) => literal(key)).join(', ')}]`;

/** SQL: there is an object in which a key can be set. */
export function holdsKey({ keys }: Reach, base: string): string {
  const parent = keys.slice(0, -1).reduce((json, key) => `${json} -> ${literal(key)}`, `(${base})`);
  return `jsonb_typeof((${parent})::jsonb) = 'object'`;
}

function keyWritten({ reach, value, as, creates }: Write, base: string): string {
  const old = valueSql(reach, base);
  const written = value
    ? `jsonb_set(${base}, ${path(reach.keys)}, ${jsonSql(value(old), as)})`
    : `${base} #- ${path(reach.keys)}`;
  return `CASE WHEN ${creates ? holdsKey(reach, base) : `${old} IS NOT NULL`} THEN ${written} ELSE ${base} END`;
}

const jsonSql = (value: string, as: Write['as']): string => `to_jsonb((${value})::${as ?? 'text'})`;

function listWritten({ reach, value, own = 'true', as }: Write, base: string): string {
  const list = listSql(reach, base);
  const old = valueSql(reach, base);
  const inner = value
    ? `jsonb_set(e.v, ${path(reach.inner)}, ${jsonSql(value(old), as)})`
    : `e.v #- ${path(reach.inner)}`;
  const element = reach.inner.length > 0 ? inner : value ? jsonSql(value(old), as) : null;
  const changed = `jsonb_agg(CASE WHEN ${allOf([own, `${old} IS NOT NULL`])} THEN ${element} ELSE e.v END ORDER BY e.at)`;
  const elements = elementsSql(reach, base);
  const kept = element
    ? `${changed} FROM ${elements}`
    : `jsonb_agg(e.v ORDER BY e.at) FROM ${elements} WHERE (${own}) IS NOT TRUE`;
  const fresh = `coalesce((SELECT ${kept}), '[]')`;
  const whole = reach.keys.length > 0 ? `jsonb_set(${base}, ${path(reach.keys)}, ${fresh})` : fresh;
  return `CASE jsonb_typeof(${list}) WHEN 'array' THEN ${whole} ELSE ${base} END`;
}
