import type { House } from './house.ts';

/** Every row of every table of the account database but our own receipts, as JSON by `schema.table`. */
export type Rows = Map<string, string[]>;

/** What became of a database: whole rows, by table; a changed row is gone as it was and came as it is. */
export type Difference = { gone: Record<string, Row[]>; came: Record<string, Row[]> };
type Row = Record<string, unknown>;

/** How many rows went and how many came, by table as a map names it; one that changed does both. */
export type Changes = Readonly<Record<string, readonly [gone: number, came: number]>>;

export async function rowsOf({ shop }: Pick<House, 'shop'>): Promise<Rows> {
  const { rows: tables } = await shop.query<{ name: string; sql: string }>(
    `SELECT n.nspname || '.' || c.relname AS name, format('%I.%I', n.nspname, c.relname) AS sql
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname !~ '^(pg_|information_schema|habeas$)' ORDER BY 1`,
  );
  const all: Rows = new Map();
  for (const { name, sql } of tables) {
    const { rows } = await shop.query<{ row: string }>(`SELECT to_jsonb(t)::text AS row FROM ${sql} t`);
    all.set(
      name,
      rows.map(({ row }) => row),
    );
  }
  return all;
}

/** The whole database before and after, table by table; tables in which nothing changed are left out. */
export function difference(before: Rows, after: Rows): Difference {
  return { gone: without(before, after), came: without(after, before) };
}

export function changesIn({ gone, came }: Difference): Changes {
  const tables = [...new Set([...Object.keys(gone), ...Object.keys(came)])];
  return Object.fromEntries(
    tables.map((table) => [table.replace(/^public\./, ''), [gone[table]?.length ?? 0, came[table]?.length ?? 0]]),
  );
}

/** Does it, and says what became of the whole database. */
export async function changed(house: House, work: () => Promise<unknown>): Promise<Difference & { before: Rows }> {
  const before = await rowsOf(house);
  await work();
  await house.work();
  return { before, ...difference(before, await rowsOf(house)) };
}

function without(rows: Rows, others: Rows): Record<string, Row[]> {
  const missing = [...rows].map(([table, list]): [string, Row[]] => {
    const left = Map.groupBy(others.get(table) ?? [], (row) => row);
    return [table, list.filter((row) => left.get(row)?.pop() === undefined).map((row) => JSON.parse(row))];
  });
  return Object.fromEntries(missing.filter(([, list]) => list.length > 0));
}
