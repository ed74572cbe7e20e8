/** A bounded look at a table's rows, for what their values look like. */
import type { ClientBase } from 'pg';
import type { CatalogueTable } from '../checked.ts';
import { identifier } from '../sql.ts';
import { isText } from '../types.ts';
import { kindOf, type ValueKind } from './value-kinds.ts';

/** Rows looked at, and letters of each value. */
const mostRows = 300;
const mostLetters = 200;
/** A table with more rows than this is looked at here and there, not from its beginning alone. */
const largeRows = 5_000;

export type Look = { kind: ValueKind; share: number };
export type Sample = {
  /** False when the role may not read the table, or it took too long. */
  isReadable: boolean;
  /** Column → what its values look like; columns that look like nothing known are left out. */
  looks: Record<string, Look>;
};

const isLookedAt = (type: string): boolean => isText(type) || type === 'inet' || type === 'cidr';

/** SQLSTATE of what a role may not read, what takes too long or is locked, and what a view cannot compute. */
const expected = /^(42501|57014|55P03|22...)$/;

/** Runs statements that may be refused without ending the transaction that is open; null when they were. */
export async function tried<Value>(client: ClientBase, work: () => Promise<Value>): Promise<Value | null> {
  await client.query("SAVEPOINT look; SET LOCAL statement_timeout = '5s'");
  try {
    return await work();
  } catch (error) {
    await client.query('ROLLBACK TO look');
    if (error instanceof Error && 'code' in error && expected.test(String(error.code))) return null;
    throw error;
  } finally {
    await client.query('RELEASE look');
  }
}

/** Looks at some rows of a table, in the transaction that is open. */
export async function sampleOf(client: ClientBase, table: CatalogueTable, rows: number): Promise<Sample> {
  const columns = Object.entries(table.columns).filter(([, { type }]) => isLookedAt(type));
  const list = columns.map(([name], at) => `left(${identifier(name)}::text, ${mostLetters}) AS c${at}`);
  const from = `SELECT ${['1', ...list].join(', ')} FROM ${identifier(table.schema, table.name)}`;
  const isLarge = rows > largeRows && (table.kind === 'table' || table.kind === 'partitioned');
  const percent = Math.min(100, (100 * 4 * mostRows) / rows);
  const found = await tried(client, async () => {
    const some = isLarge
      ? await client.query<Record<string, string | null>>(
          `${from} TABLESAMPLE SYSTEM (${percent.toFixed(6)}) LIMIT ${mostRows}`,
        )
      : null;
    // A sample of blocks can be empty where the statistics are old.
    return some?.rows.length ? some : client.query<Record<string, string | null>>(`${from} LIMIT ${mostRows}`);
  });
  if (!found) return { isReadable: false, looks: {} };
  const looks = columns.flatMap(([name], at) => {
    const look = kindOf(found.rows.flatMap((row) => row[`c${at}`] ?? []));
    return look ? [[name, look] as const] : [];
  });
  return { isReadable: true, looks: Object.fromEntries(looks) };
}

/** What the database believes its tables' row counts to be, by `schema.name`; views have none. */
export async function estimatedRows(client: ClientBase): Promise<Map<string, number>> {
  const { rows } = await client.query<{ place: string; rows: number }>(`
    SELECT n.nspname || '.' || c.relname AS place,
      greatest(c.reltuples, coalesce((SELECT sum(greatest(p.reltuples, 0)) FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhrelid
                                      WHERE i.inhparent = c.oid), 0))::float8 AS rows
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p')`);
  return new Map(rows.map(({ place, rows }) => [place, rows]));
}
