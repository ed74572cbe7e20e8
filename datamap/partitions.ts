/**
 * What partitions ask of rows. A partition is known by the table that it is of; what it asks beyond that table's own (a
 * check, a key, a trigger that somebody gave to it alone) binds the rows that lie in it, and those that a change moves there.
 */
import type { CatalogueTable, RowCheck, Within } from './checked.ts';

/** Of a class `c`: the table it is of in the end, and for a partition its name and, as SQL, which rows lie in it. */
export const partColumns = `coalesce(pg_partition_root(c.oid)::oid, c.oid)::text AS id,
  CASE WHEN c.relispartition THEN c.relname::text END AS partition,
  CASE WHEN c.relispartition THEN coalesce(pg_get_partition_constraintdef(c.oid), 'true') END AS bound`;

/**
 * The bounds of all partitions of a table, and whether there may be none for a row: none of the tables on the way has a
 * default one, or as many by hash as its modulus says. PostgreSQL tells for a partition what those above it ask as well.
 */
export const boundsSql = `
SELECT c.oid::text AS id, c.relname AS name, string_agg('(' || pg_get_partition_constraintdef(t.relid) || ')', ' OR ') AS expression,
  EXISTS (SELECT 1 FROM pg_partition_tree(c.oid) b JOIN pg_partitioned_table p ON p.partrelid = b.relid WHERE p.partdefid = 0 AND NOT (
    p.partstrat = 'h' AND coalesce((SELECT sum(1 / substring(pg_get_expr(l.relpartbound, l.oid) FROM 'modulus ([0-9]+)')::numeric)
      FROM pg_inherits h JOIN pg_class l ON l.oid = h.inhrelid WHERE h.inhparent = b.relid), 0) > 0.999999)) AS "isOpen"
FROM pg_class c CROSS JOIN LATERAL pg_partition_tree(c.oid) t
WHERE c.relkind = 'p' AND NOT c.relispartition AND t.isleaf AND t.relid <> c.oid GROUP BY c.oid, c.relname ORDER BY 1`;

/** No partition but a default one has bounds to tell. */
export type Bounds = { id: string; name: string; expression: string | null; isOpen: boolean };
/** What a row of `partColumns` tells; both are `null` for a table that is no partition. */
export type Part = { partition: string | null; bound: string | null };
type Columns = { name: string }[];

/** The columns that decide in which partition a row lies: it may be moved when one of them changes. */
export const dividing = ({ expression }: Bounds, columns: Columns): string[] => readIn(columns, expression ?? '');

/** Where there may be no partition for a row: that one of them takes it. */
export const takenCheck = (bounds: Bounds, columns: Columns): RowCheck[] =>
  bounds.isOpen && bounds.expression !== null
    ? [{ name: bounds.name, expression: bounds.expression, of: 'partitions', columns: dividing(bounds, columns) }]
    : [];

/** The rows that something is asked of, where that is not all of the table. */
export const withinOf = ({ partition, bound }: Part, columns: Columns): { within?: Within } =>
  partition === null || bound === null ? {} : { within: { partition, sql: bound, columns: readIn(columns, bound) } };

/** Columns that stand in an expression, as PostgreSQL writes it. */
export const readIn = (columns: Columns, sql: string): string[] =>
  columns.map(({ name }) => name).filter((column) => words(sql).includes(column) || sql.includes(`"${column}"`));
const words = (sql: string): string[] => sql.split(/[^\p{L}\p{N}_$]+/u);

/** Generated columns that read one that is written: the database makes them anew. */
export function madeOf(
  { columns }: Pick<CatalogueTable, 'columns'>,
  written: Iterable<string>,
): [column: string, sql: string][] {
  const all = [...written].map((name) => ({ name }));
  return Object.entries(columns).flatMap(([column, { made }]) =>
    made !== undefined && readIn(all, made).length > 0 ? [[column, made] as [string, string]] : [],
  );
}
