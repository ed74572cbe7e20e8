import type { ClientBase } from 'pg';
import type { Catalogue, CatalogueColumn, CatalogueTable, ForeignKey, RowCheck, Unique } from './checked.ts';
import {
  type Bounds,
  boundsSql,
  dividing,
  type Part,
  partColumns,
  readIn,
  takenCheck,
  withinOf,
} from './partitions.ts';

/** PostgreSQL's own tables, ours, and other sessions' temporary ones. */
const foreignLand = `n.nspname <> 'information_schema' AND n.nspname <> 'habeas' AND n.nspname !~ '^pg_'`;

const tablesSql = `
SELECT c.oid::text AS id, n.nspname AS schema, c.relname AS name, c.relkind AS kind, coalesce(
  (SELECT 'a table that ' || min(h.inhrelid::regclass::text) || ' inherits from' FROM pg_inherits h JOIN pg_class x ON x.oid = h.inhrelid
    WHERE h.inhparent = c.oid AND NOT x.relispartition),
  (SELECT 'a table with the rule ' || min(w.rulename) FROM pg_rewrite w
    WHERE w.ev_class = c.oid AND c.relkind IN ('r', 'p') AND w.ev_type IN ('2', '4') AND w.ev_enabled <> 'D')) AS "readOnly"
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition AND ${foreignLand} ORDER BY n.nspname, c.relname`;

/** Domains with all that they are made of (a domain, and so on), and what those say together. */
const domains = `layers AS (
  SELECT oid AS domain, oid AS layer FROM pg_type WHERE typtype = 'd'
  UNION ALL SELECT l.domain, y.typbasetype FROM layers l JOIN pg_type y ON y.oid = l.layer WHERE y.typtype = 'd'),
domains AS (
  SELECT l.domain, max(y.oid) FILTER (WHERE y.typtype <> 'd') AS base, max(y.typtypmod) AS modifier, bool_or(y.typnotnull) AS "notNull"
  FROM layers l JOIN pg_type y ON y.oid = l.layer GROUP BY l.domain)`;

/** `atttypmod` of text is its length plus 4; of numbers 4 plus precision and scale, packed (src/backend/utils/adt/numeric.c); of bits their number. */
const modifier = 'coalesce(y.modifier, a.atttypmod)';
const isNumeric = `${modifier} >= 0 AND b.typname IN ('numeric', '_numeric')`;
const scaleSql = `CASE WHEN ${isNumeric} THEN (((${modifier} - 4) & 2047) # 1024) - 1024 END`;
const lengthSql = `CASE WHEN ${modifier} < 0 THEN NULL
  WHEN b.typname IN ('varchar', 'bpchar', '_varchar', '_bpchar') THEN ${modifier} - 4
  WHEN b.typname IN ('bit', 'varbit', '_bit', '_varbit') THEN ${modifier}
  WHEN ${isNumeric} THEN (((${modifier} - 4) >> 16) & 65535) - (${scaleSql}) END`;

/** SQL: the role may name all that an expression names. What it may not, it cannot try, though its rows can be changed. */
const nameable = (depends: string): string => `NOT EXISTS (
  SELECT 1 FROM pg_depend x LEFT JOIN pg_proc f ON x.refclassid = 'pg_proc'::regclass AND f.oid = x.refobjid
  LEFT JOIN pg_type z ON x.refclassid = 'pg_type'::regclass AND z.oid = x.refobjid
  WHERE (${depends}) AND NOT has_schema_privilege(coalesce(f.pronamespace, z.typnamespace), 'USAGE'))`;

const columnsSql = `
WITH RECURSIVE ${domains}
SELECT a.attrelid::text AS id, a.attname AS name, a.attnotnull OR coalesce(y."notNull", false) AS "notNull", format_type(b.oid, -1) AS type,
  a.attgenerated <> '' OR a.attidentity = 'a' AS generated,
  (SELECT pg_get_expr(d.adbin, d.adrelid) FROM pg_attrdef d WHERE a.attgenerated <> '' AND d.adrelid = a.attrelid AND d.adnum = a.attnum
    AND ${nameable("x.classid = 'pg_attrdef'::regclass AND x.objid = d.oid OR x.classid = 'pg_class'::regclass AND x.objid = a.attrelid AND x.objsubid = a.attnum")}) AS made,
  ${lengthSql} AS length, ${scaleSql} AS scale,
  CASE WHEN b.typtype = 'e' THEN array(SELECT e.enumlabel::text FROM pg_enum e WHERE e.enumtypid = b.oid ORDER BY e.enumsortorder) END AS values,
  EXISTS (SELECT 1 FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_am m ON m.oid = x.relam
    WHERE i.indrelid = c.oid AND m.amname = 'gin' AND i.indisvalid AND i.indpred IS NULL AND a.attnum = ANY(i.indkey)) AS gin,
  (SELECT format('%I.%I', o.nspname, l.collname) FROM pg_collation l JOIN pg_namespace o ON o.oid = l.collnamespace
    WHERE l.oid = a.attcollation AND l.collname <> 'default' AND b.typname <> 'name') AS collation
FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN domains y ON y.domain = a.atttypid JOIN pg_type b ON b.oid = coalesce(y.base, a.atttypid)
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

/** One of a partition alone, and one to a partition alone, are told of their whole tables, with which of the rows it is about. */
const foreignKeysSql = `
SELECT ${partColumns}, f.conname AS name, f.confmatchtype = 'f' AS full, f.confdeltype AS "onDelete", f.confupdtype AS "onUpdate", pn.nspname || '.' || p.relname AS "to",
  array(SELECT a.attname::text FROM unnest(f.conkey) WITH ORDINALITY k(num, at)
        JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = k.num ORDER BY k.at) AS columns,
  array(SELECT a.attname::text FROM unnest(f.confkey) WITH ORDINALITY k(num, at)
        JOIN pg_attribute a ON a.attrelid = f.confrelid AND a.attnum = k.num ORDER BY k.at) AS "toColumns",
  (SELECT jsonb_object_agg(a.attname, CASE f.confdeltype WHEN 'd' THEN coalesce(pg_get_expr(d.adbin, d.adrelid), 'NULL') ELSE 'NULL' END)
    FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    WHERE f.confdeltype IN ('n', 'd') AND a.attrelid = f.conrelid AND a.attnum = ANY (coalesce(
      (SELECT array_agg(k.num::int2) FROM jsonb_array_elements_text(nullif(to_jsonb(f) -> 'confdelsetcols', 'null'::jsonb)) k(num)),
      f.conkey))) AS sets,
  (SELECT jsonb_object_agg(a.attname, coalesce(pg_get_expr(d.adbin, d.adrelid), 'NULL'))
    FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    WHERE f.confupdtype = 'd' AND a.attrelid = f.conrelid AND a.attnum = ANY (f.conkey)) AS "setsOnUpdate",
  p.oid::text AS "toId", (SELECT jsonb_build_object('partition', t.relname, 'bound', coalesce(pg_get_partition_constraintdef(t.oid), 'true'))
    FROM pg_class t WHERE t.oid = f.confrelid AND t.relispartition) AS "toPart"
FROM pg_constraint f JOIN pg_class c ON c.oid = f.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_class p ON p.oid = coalesce(pg_partition_root(f.confrelid)::oid, f.confrelid) JOIN pg_namespace pn ON pn.oid = p.relnamespace
WHERE f.contype = 'f' AND f.conparentid = 0 AND ${foreignLand} ORDER BY 1, f.conname, f.oid`;

/** What older servers lack is read through JSON: SET NULL of some columns and NULLS NOT DISTINCT came with 15, NOT ENFORCED with 18. */
const uniquesSql = `
SELECT ${partColumns}, x.relname AS name,
  (SELECT array(SELECT format('OPERATOR(%I.%s)', o.oprnamespace::regnamespace::text, o.oprname) FROM unnest(k.conexclop) WITH ORDINALITY e(oper, at)
    JOIN pg_operator o ON o.oid = e.oper ORDER BY e.at) FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.conexclop IS NOT NULL) AS operators,
  NOT coalesce((to_jsonb(i) ->> 'indnullsnotdistinct')::boolean, false) AS "nullsDistinct",
  array(SELECT pg_get_indexdef(i.indexrelid, k, true) FROM generate_series(1, i.indnkeyatts) k) AS keys,
  pg_get_expr(i.indpred, i.indrelid) AS condition, NOT ${nameable("x.classid = 'pg_class'::regclass AND x.objid = i.indexrelid")} AS secret,
  array(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = i.indrelid AND a.attnum > 0 AND (
    a.attnum = ANY ((i.indkey::int2[])[0:i.indnkeyatts - 1]) OR i.indexprs IS NOT NULL AND EXISTS (SELECT 1 FROM pg_depend d
      WHERE d.classid = 'pg_class'::regclass AND d.objid = i.indexrelid AND d.refobjid = i.indrelid AND d.refobjsubid = a.attnum))
    ORDER BY a.attnum) AS columns
FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_class x ON x.oid = i.indexrelid
WHERE (i.indisunique OR i.indisexclusion) AND i.indisvalid AND ${foreignLand}
  AND (NOT c.relispartition OR NOT EXISTS (SELECT 1 FROM pg_inherits h WHERE h.inhrelid = i.indexrelid)) ORDER BY 1, x.relname`;

/** An index of some rows asks its condition of all, and its expressions of those. */
const computedSql = `
SELECT i.indrelid::text AS id, CASE WHEN i.indpred IS NULL THEN key ELSE
  'CASE WHEN ' || pg_get_expr(i.indpred, i.indrelid) || ' THEN (' || coalesce(key, '1') || ') IS NULL END' END AS sql
FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN LATERAL (SELECT pg_get_indexdef(i.indexrelid, k, true) AS key FROM generate_series(1, i.indnkeyatts) k WHERE i.indkey[k - 1] = 0) e ON true
WHERE (i.indpred IS NOT NULL OR key IS NOT NULL) AND NOT c.relispartition AND ${foreignLand}
  AND ${nameable("x.classid = 'pg_class'::regclass AND x.objid = i.indexrelid")} ORDER BY i.indexrelid, key`;

/** Checks of the table, of its partitions where it has not the same, and of its columns' domains. */
const checksSql = `
WITH RECURSIVE ${domains}
SELECT ${partColumns}, k.conname AS name, pg_get_expr(k.conbin, k.conrelid) AS expression, 'table' AS "of", NOT k.convalidated AS unproven,
  array(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum = ANY (k.conkey)) AS columns
FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE k.contype = 'c' AND coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true) AND ${foreignLand}
  AND ${nameable("x.classid = 'pg_constraint'::regclass AND x.objid = k.oid")}
  AND (NOT c.relispartition OR k.coninhcount = 0 AND c.relkind <> 'f')
UNION ALL
SELECT ${partColumns}, k.conname, quote_ident(a.attname) || ' IS NOT NULL', 'table', true, ARRAY[a.attname::text]
FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (k.conkey)
WHERE k.contype = 'n' AND NOT k.convalidated AND NOT c.relispartition AND ${foreignLand}
UNION ALL
SELECT ${partColumns}, 'NOT NULL', quote_ident(a.attname) || ' IS NOT NULL', 'table', false, ARRAY[a.attname::text]
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_inherits h ON h.inhrelid = c.oid
JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_attribute o ON o.attrelid = h.inhparent AND o.attname = a.attname
WHERE c.relispartition AND c.relkind <> 'f' AND a.attnum > 0 AND a.attnotnull AND NOT o.attnotnull AND ${foreignLand}
UNION ALL
SELECT c.oid::text, NULL, NULL, k.conname, pg_get_expr(k.conbin, 0), 'domain', false, ARRAY[a.attname::text]
FROM pg_constraint k JOIN layers l ON l.layer = k.contypid
JOIN pg_attribute a ON a.atttypid = l.domain AND a.attnum > 0 AND NOT a.attisdropped
JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p') JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE k.contype = 'c' AND k.contypid <> 0 AND NOT c.relispartition AND ${foreignLand}
  AND ${nameable("x.classid = 'pg_constraint'::regclass AND x.objid = k.oid")} ORDER BY 1, 4, 2`;

/**
 * One that is switched off is there, and nothing fires it. Of a partition those that are not its table's: a statement
 * that names the table fires what is fired row by row.
 */
const triggersSql = `
SELECT ${partColumns}, t.tgname AS name, CASE t.tgenabled WHEN 'D' THEN 0 ELSE t.tgtype END AS bits
FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE NOT t.tgisinternal AND ${foreignLand} AND (NOT c.relispartition
  OR coalesce((to_jsonb(t) ->> 'tgparentid')::oid, 0::oid) = 0 AND t.tgtype & 1 = 1) ORDER BY 1, t.tgname`;

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

/** Of a foreign key the table that it leads to, and the part of it where that is one partition. */
type Led = { toId: string; toPart: Part | null };
type OfTable<Row> = Row & { id: string };
type TableRow = { schema: string; name: string; kind: string; readOnly: string | null };

/**
 * Reads what the role can see of a database: tables, views, columns, keys, foreign keys, what new rows must be like,
 * triggers. A partition is no table of its own here: what it asks is told of the table that it is of. Nine statements,
 * whatever the number of tables.
 */
export async function readCatalogue(client: ClientBase): Promise<Catalogue> {
  const tables = await client.query<OfTable<TableRow>>(tablesSql);
  const columns = grouped((await client.query<OfTable<CatalogueColumn & { name: string }>>(columnsSql)).rows);
  const keys = grouped((await client.query<OfTable<{ columns: string[] }>>(keysSql)).rows);
  const foreignKeys = grouped((await client.query<OfTable<ForeignKey & Part & Led>>(foreignKeysSql)).rows);
  const uniques = grouped((await client.query<OfTable<Unique & Part>>(uniquesSql)).rows);
  const computed = grouped((await client.query<OfTable<{ sql: string }>>(computedSql)).rows);
  const checks = grouped((await client.query<OfTable<RowCheck & Part>>(checksSql)).rows);
  const partitions = grouped((await client.query<Bounds>(boundsSql)).rows);
  const triggers = grouped((await client.query<OfTable<{ name: string; bits: number }>>(triggersSql)).rows);
  const catalogue: Catalogue = {};
  for (const { id, schema, name, kind, readOnly } of tables.rows) {
    const all = columns.get(id) ?? [];
    const bounds = partitions.get(id) ?? [];
    catalogue[`${schema}.${name}`] = {
      schema,
      name,
      kind: tableKinds[kind] ?? 'foreign table',
      ...(readOnly !== null && { readOnly }),
      columns: Object.fromEntries(
        all.map(({ id: _, name, gin, collation, made, scale, ...column }) => [
          name,
          {
            ...column,
            ...(made && { made }),
            ...(gin && { gin }),
            ...(collation && { collation }),
            ...(scale != null && { scale }),
          },
        ]),
      ),
      key: keys.get(id)?.[0]?.columns ?? [],
      foreignKeys: (foreignKeys.get(id) ?? []).map(
        ({ id: _, partition, bound, sets, setsOnUpdate, full, toId, toPart, ...key }) => ({
          ...key,
          ...(full && { full }),
          ...(sets && { sets }),
          ...(setsOnUpdate && { setsOnUpdate }),
          onDelete: actions[key.onDelete] ?? 'no action',
          onUpdate: actions[key.onUpdate] ?? 'no action',
          ...withinOf({ partition, bound }, all),
          ...toWithinOf(toPart, columns.get(toId) ?? []),
        }),
      ),
      uniques: (uniques.get(id) ?? []).map((one) => uniqueFrom(one, all)),
      checks: [
        ...(checks.get(id) ?? []).map(({ id: _, partition, bound, unproven, ...check }) => ({
          ...check,
          ...(unproven && { unproven }),
          ...withinOf({ partition, bound }, all),
        })),
        ...bounds.flatMap((one) => takenCheck(one, all)),
      ],
      ...(computed.has(id) && { computed: computed.get(id)?.map(({ sql }) => sql) ?? [] }),
      triggers: triggersFrom(triggers.get(id) ?? []),
      ...(bounds[0] && { partitionedBy: dividing(bounds[0], all) }),
    };
  }
  return catalogue;
}

/** An index on expressions depends on the columns of its condition too; only those of its keys count. */
function uniqueFrom(
  { id: _, partition, bound, secret, ...unique }: OfTable<Unique & Part>,
  all: { name: string }[],
): Unique {
  const only = [bound, unique.condition].filter((sql) => sql !== null);
  return {
    ...unique,
    ...(secret && { secret }),
    columns: unique.columns.filter((name) => unique.keys.some((key) => readIn([{ name }], key).length > 0)),
    condition: only.length > 0 ? only.join(' AND ') : null,
    conditionColumns: readIn(all, only.join(' ')),
  };
}

/** Partitions may have triggers of one name, and the map knows them by that. */
function triggersFrom(rows: { name: string; bits: number }[]): CatalogueTable['triggers'] {
  return [...Map.groupBy(rows, ({ name }) => name)].map(([name, same]) => ({
    name,
    on: triggerActs.filter((act) => same.some(({ bits }) => (bits & triggerBits[act]) !== 0)),
  }));
}

function grouped<Row extends { id: string }>(rows: Row[]): Map<string, Row[]> {
  return Map.groupBy(rows, (row) => row.id);
}

const toWithinOf = (part: Part | null, columns: { name: string }[]): Pick<ForeignKey, 'toWithin'> => {
  const { within } = part ? withinOf(part, columns) : {};
  return within ? { toWithin: within } : {};
};
