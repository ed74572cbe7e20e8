import type { ClientBase } from 'pg';
import type { Catalogue, CatalogueColumn, CatalogueTable, ForeignKey, RowCheck, Unique } from './checked.ts';

/** PostgreSQL's own tables, ours, and other sessions' temporary ones. */
const foreignLand = `n.nspname <> 'information_schema' AND n.nspname <> 'habeas' AND n.nspname !~ '^pg_'`;

const tablesSql = `
SELECT c.oid::text AS id, n.nspname AS schema, c.relname AS name, c.relkind AS kind
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition AND ${foreignLand} ORDER BY n.nspname, c.relname`;

/** `atttypmod` of text is its length plus 4; of numbers 4 plus precision and scale, packed (src/backend/utils/adt/numeric.c). */
const modifier = "CASE y.typtype WHEN 'd' THEN y.typtypmod ELSE a.atttypmod END - 4";
const lengthSql = `CASE WHEN ${modifier} < 0 THEN NULL
  WHEN b.typname IN ('varchar', 'bpchar') THEN ${modifier}
  WHEN b.typname = 'numeric' THEN (((${modifier}) >> 16) & 65535) - ((((${modifier}) & 2047) # 1024) - 1024) END`;

const columnsSql = `
SELECT a.attrelid::text AS id, a.attname AS name, a.attnotnull OR y.typnotnull AS "notNull",
  format_type(CASE y.typtype WHEN 'd' THEN y.typbasetype ELSE y.oid END, -1) AS type,
  a.attgenerated <> '' OR a.attidentity = 'a' AS generated, ${lengthSql} AS length,
  CASE WHEN b.typtype = 'e' THEN array(SELECT e.enumlabel::text FROM pg_enum e WHERE e.enumtypid = b.oid ORDER BY e.enumsortorder) END AS values,
  EXISTS (SELECT 1 FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_am m ON m.oid = x.relam
    WHERE i.indrelid = c.oid AND m.amname = 'gin' AND i.indisvalid AND i.indpred IS NULL AND a.attnum = ANY(i.indkey)) AS gin,
  (SELECT format('%I.%I', o.nspname, l.collname) FROM pg_collation l JOIN pg_namespace o ON o.oid = l.collnamespace
    WHERE l.oid = a.attcollation AND l.collname <> 'default' AND y.typname <> 'name') AS collation
FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_type y ON y.oid = a.atttypid JOIN pg_type b ON b.oid = CASE y.typtype WHEN 'd' THEN y.typbasetype ELSE y.oid END
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
SELECT f.conrelid::text AS id, f.conname AS name, f.confdeltype AS "onDelete", f.confupdtype AS "onUpdate", pn.nspname || '.' || p.relname AS "to",
  array(SELECT a.attname::text FROM unnest(f.conkey) WITH ORDINALITY k(num, at)
        JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = k.num ORDER BY k.at) AS columns,
  array(SELECT a.attname::text FROM unnest(f.confkey) WITH ORDINALITY k(num, at)
        JOIN pg_attribute a ON a.attrelid = f.confrelid AND a.attnum = k.num ORDER BY k.at) AS "toColumns"
FROM pg_constraint f JOIN pg_class c ON c.oid = f.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_class p ON p.oid = f.confrelid JOIN pg_namespace pn ON pn.oid = p.relnamespace
WHERE f.contype = 'f' AND f.conparentid = 0 AND NOT c.relispartition AND ${foreignLand} ORDER BY f.conrelid, f.conname`;

/** What older servers lack is read through JSON: NULLS NOT DISTINCT came with 15, NOT ENFORCED with 18. */
const uniquesSql = `
SELECT i.indrelid::text AS id, x.relname AS name,
  (SELECT array(SELECT format('OPERATOR(%I.%s)', o.oprnamespace::regnamespace::text, o.oprname) FROM unnest(k.conexclop) WITH ORDINALITY e(oper, at)
    JOIN pg_operator o ON o.oid = e.oper ORDER BY e.at) FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.conexclop IS NOT NULL) AS operators,
  NOT coalesce((to_jsonb(i) ->> 'indnullsnotdistinct')::boolean, false) AS "nullsDistinct",
  array(SELECT pg_get_indexdef(i.indexrelid, k, true) FROM generate_series(1, i.indnkeyatts) k) AS keys,
  pg_get_expr(i.indpred, i.indrelid) AS condition,
  array(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = i.indrelid AND a.attnum > 0 AND (
    a.attnum = ANY ((i.indkey::int2[])[0:i.indnkeyatts - 1]) OR i.indexprs IS NOT NULL AND EXISTS (SELECT 1 FROM pg_depend d
      WHERE d.classid = 'pg_class'::regclass AND d.objid = i.indexrelid AND d.refobjid = i.indrelid AND d.refobjsubid = a.attnum))
    ORDER BY a.attnum) AS columns
FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_class x ON x.oid = i.indexrelid
WHERE (i.indisunique OR i.indisexclusion) AND i.indisvalid AND NOT c.relispartition AND ${foreignLand} ORDER BY i.indrelid, x.relname`;

/** Checks of the table, and those of its columns' domains. */
const checksSql = `
SELECT c.oid::text AS id, k.conname AS name, pg_get_expr(k.conbin, k.conrelid) AS expression, 'table' AS "of",
  array(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum = ANY (k.conkey)) AS columns
FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE k.contype = 'c' AND coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true) AND NOT c.relispartition AND ${foreignLand}
UNION ALL
SELECT c.oid::text, k.conname, pg_get_expr(k.conbin, 0), 'domain', ARRAY[a.attname::text]
FROM pg_constraint k JOIN pg_attribute a ON a.atttypid = k.contypid AND a.attnum > 0 AND NOT a.attisdropped
JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p') JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE k.contype = 'c' AND k.contypid <> 0 AND NOT c.relispartition AND ${foreignLand} ORDER BY 1, 2`;

/**
 * What partitions a row may lie in, where there may be none for it: none of the tables on the way has a default partition,
 * or as many by hash as its modulus says. PostgreSQL tells for a partition what those above it ask as well.
 */
const partitionsSql = `
SELECT c.oid::text AS id, c.relname AS name, string_agg('(' || pg_get_partition_constraintdef(t.relid) || ')', ' OR ') AS expression,
  'partitions' AS "of", '{}'::text[] AS columns
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace CROSS JOIN LATERAL pg_partition_tree(c.oid) t
WHERE c.relkind = 'p' AND NOT c.relispartition AND ${foreignLand} AND t.isleaf AND t.relid <> c.oid
  AND EXISTS (SELECT 1 FROM pg_partition_tree(c.oid) b JOIN pg_partitioned_table p ON p.partrelid = b.relid WHERE p.partdefid = 0 AND NOT (
    p.partstrat = 'h' AND coalesce((SELECT sum(1 / substring(pg_get_expr(l.relpartbound, l.oid) FROM 'modulus ([0-9]+)')::numeric)
      FROM pg_inherits h JOIN pg_class l ON l.oid = h.inhrelid WHERE h.inhparent = b.relid), 0) > 0.999999))
GROUP BY c.oid, c.relname ORDER BY 1`;

/** One that is switched off is there, and nothing fires it. */
const triggersSql = `
SELECT t.tgrelid::text AS id, t.tgname AS name, CASE t.tgenabled WHEN 'D' THEN 0 ELSE t.tgtype END AS bits
FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE NOT t.tgisinternal AND NOT c.relispartition AND ${foreignLand} ORDER BY t.tgrelid, t.tgname`;

const tableKinds: Record<string, CatalogueTable['kind']> = {
  r: 'table',
  p: 'partitioned',
  v: 'view',
  m: 'materialised view',
  f: 'foreign table',
};
const actions: Record<string, ForeignKey['onDelete']> = {
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
 * Reads what the role can see of a database: tables, views, columns, keys, foreign keys, what new rows must be like,
 * triggers. Partitions are known by their parent alone. Eight statements, whatever the number of tables.
 */
export async function readCatalogue(client: ClientBase): Promise<Catalogue> {
  const tables = await client.query<OfTable<{ schema: string; name: string; kind: string }>>(tablesSql);
  const columns = grouped((await client.query<OfTable<CatalogueColumn & { name: string }>>(columnsSql)).rows);
  const keys = grouped((await client.query<OfTable<{ columns: string[] }>>(keysSql)).rows);
  const foreignKeys = grouped((await client.query<OfTable<ForeignKey>>(foreignKeysSql)).rows);
  const uniques = grouped((await client.query<OfTable<Unique>>(uniquesSql)).rows);
  const checks = grouped((await client.query<OfTable<RowCheck>>(checksSql)).rows);
  const partitions = grouped((await client.query<OfTable<RowCheck>>(partitionsSql)).rows);
  const triggers = grouped((await client.query<OfTable<{ name: string; bits: number }>>(triggersSql)).rows);
  const catalogue: Catalogue = {};
  for (const { id, schema, name, kind } of tables.rows) {
    catalogue[`${schema}.${name}`] = {
      schema,
      name,
      kind: tableKinds[kind] ?? 'foreign table',
      columns: Object.fromEntries(
        (columns.get(id) ?? []).map(({ id: _, name, gin, collation, ...column }) => [
          name,
          { ...column, ...(gin && { gin }), ...(collation && { collation }) },
        ]),
      ),
      key: keys.get(id)?.[0]?.columns ?? [],
      foreignKeys: (foreignKeys.get(id) ?? []).map(({ id: _, ...key }) => ({
        ...key,
        onDelete: actions[key.onDelete] ?? 'no action',
        onUpdate: actions[key.onUpdate] ?? 'no action',
      })),
      uniques: (uniques.get(id) ?? []).map(uniqueFrom),
      checks: [
        ...(checks.get(id) ?? []).map(({ id: _, ...check }) => check),
        ...(partitions.get(id) ?? []).map((one) => partitionsFrom(one, columns.get(id) ?? [])),
      ],
      triggers: (triggers.get(id) ?? []).map(({ name, bits }) => ({
        name,
        on: triggerActs.filter((act) => (bits & triggerBits[act]) !== 0),
      })),
    };
  }
  return catalogue;
}

/** An index on expressions depends on the columns of its condition too; only those of its keys count. */
function uniqueFrom({ id: _, columns, ...unique }: OfTable<Unique>): Unique {
  return { ...unique, columns: columns.filter((column) => unique.keys.some((key) => isRead(column, key))) };
}

/** What rows are told apart by may be expressions; the columns are those that stand in them. */
function partitionsFrom({ id: _, ...check }: OfTable<RowCheck>, all: { name: string }[]): RowCheck {
  return { ...check, columns: all.map(({ name }) => name).filter((column) => isRead(column, check.expression)) };
}

const isRead = (column: string, sql: string): boolean => words(sql).includes(column) || sql.includes(`"${column}"`);
const words = (sql: string): string[] => sql.split(/[^\p{L}\p{N}_$]+/u);

function grouped<Row extends { id: string }>(rows: Row[]): Map<string, Row[]> {
  return Map.groupBy(rows, (row) => row.id);
}
