import type { ClientBase } from 'pg';
import type { Catalogue, CatalogueColumn, CatalogueTable, ForeignKey } from './checked.ts';

/** PostgreSQL's own tables, ours, and other sessions' temporary ones. */
const foreignLand = `n.nspname <> 'information_schema' AND n.nspname <> 'habeas' AND n.nspname !~ '^pg_'`;

const tablesSql = `
SELECT c.oid::text AS id, n.nspname AS schema, c.relname AS name, c.relkind AS kind
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition AND ${foreignLand}`;

const columnsSql = `
SELECT a.attrelid::text AS id, a.attname AS name, a.attnotnull OR y.typnotnull AS "notNull",
  format_type(CASE y.typtype WHEN 'd' THEN y.typbasetype ELSE y.oid END, NULL) AS type,
  a.attgenerated <> '' OR a.attidentity = 'a' AS generated
FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_type y ON y.oid = a.atttypid
WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
  AND ${foreignLand} ORDER BY a.attrelid, a.attnum`;

/**
 * Primary keys before other unique keys, short ones before long ones. An index whose building failed, or that is checked
 * at a transaction's end, does not tell rows apart.
 */
const keysSql = `
SELECT DISTINCT ON (i.indrelid) i.indrelid::text AS id,
  array(SELECT a.attname::text FROM unnest(i.indkey::int2[]) WITH ORDINALITY k(num, at)
        JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.num WHERE k.at <= i.indnkeyatts ORDER BY k.at) AS columns
FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE i.indisunique AND i.indisvalid AND i.indimmediate AND i.indpred IS NULL AND i.indexprs IS NULL AND NOT c.relispartition AND ${foreignLand}
  AND NOT EXISTS (SELECT 1 FROM unnest(i.indkey::int2[]) WITH ORDINALITY k(num, at)
                  JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.num
                  WHERE k.at <= i.indnkeyatts AND NOT a.attnotnull)
ORDER BY i.indrelid, i.indisprimary DESC, i.indnkeyatts, i.indexrelid`;

const foreignKeysSql = `
SELECT f.conrelid::text AS id, f.conname AS name, f.confdeltype AS "onDelete", pn.nspname || '.' || p.relname AS "to",
  array(SELECT a.attname::text FROM unnest(f.conkey) WITH ORDINALITY k(num, at)
        JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = k.num ORDER BY k.at) AS columns,
  array(SELECT a.attname::text FROM unnest(f.confkey) WITH ORDINALITY k(num, at)
        JOIN pg_attribute a ON a.attrelid = f.confrelid AND a.attnum = k.num ORDER BY k.at) AS "toColumns"
FROM pg_constraint f JOIN pg_class c ON c.oid = f.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_class p ON p.oid = f.confrelid JOIN pg_namespace pn ON pn.oid = p.relnamespace
WHERE f.contype = 'f' AND f.conparentid = 0 AND NOT c.relispartition AND ${foreignLand} ORDER BY f.conrelid, f.conname`;

const triggersSql = `
SELECT t.tgrelid::text AS id, t.tgname AS name, t.tgtype AS bits
FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE NOT t.tgisinternal AND t.tgenabled <> 'D' AND NOT c.relispartition AND ${foreignLand} ORDER BY t.tgrelid, t.tgname`;

const tableKinds: Record<string, CatalogueTable['kind']> = {
  r: 'table',
  p: 'partitioned',
  v: 'view',
  m: 'view',
  f: 'foreign',
};
const deleteActions: Record<string, ForeignKey['onDelete']> = {
  a: 'no action',
  r: 'restrict',
  c: 'cascade',
  n: 'set null',
  d: 'set default',
};
/** `pg_trigger.tgtype`, as src/include/catalog/pg_trigger.h lays out its bits. */
const triggerBits = { insert: 4, delete: 8, update: 16 } as const;
const triggerActs = ['insert', 'update', 'delete'] as const;

type OfTable<Row> = Row & { id: string };

/**
 * Reads what the role can see of a database: tables, views, columns, keys, foreign keys, triggers. Partitions are
 * known by their parent alone. Five statements, whatever the number of tables.
 */
export async function readCatalogue(client: ClientBase): Promise<Catalogue> {
  const tables = await client.query<OfTable<{ schema: string; name: string; kind: string }>>(tablesSql);
  const columns = grouped((await client.query<OfTable<CatalogueColumn & { name: string }>>(columnsSql)).rows);
  const keys = grouped((await client.query<OfTable<{ columns: string[] }>>(keysSql)).rows);
  const foreignKeys = grouped((await client.query<OfTable<ForeignKey>>(foreignKeysSql)).rows);
  const triggers = grouped((await client.query<OfTable<{ name: string; bits: number }>>(triggersSql)).rows);
  const catalogue: Catalogue = {};
  for (const { id, schema, name, kind } of tables.rows) {
    catalogue[`${schema}.${name}`] = {
      schema,
      name,
      kind: tableKinds[kind] ?? 'foreign',
      columns: Object.fromEntries(
        (columns.get(id) ?? []).map(({ name, type, notNull, generated }) => [name, { type, notNull, generated }]),
      ),
      key: keys.get(id)?.[0]?.columns ?? [],
      foreignKeys: (foreignKeys.get(id) ?? []).map(({ id: _, ...key }) => ({
        ...key,
        onDelete: deleteActions[key.onDelete] ?? 'no action',
      })),
      triggers: (triggers.get(id) ?? []).map(({ name, bits }) => ({
        name,
        on: triggerActs.filter((act) => (bits & triggerBits[act]) !== 0),
      })),
    };
  }
  return catalogue;
}

function grouped<Row extends { id: string }>(rows: Row[]): Map<string, Row[]> {
  return Map.groupBy(rows, (row) => row.id);
}
