/** Which rights of the map the connected role lacks: a run would only find out in its middle. */
import type { ClientBase } from 'pg';
import type { CheckedMap } from './checked.ts';
import { type Grant, grantSql, rightsWanted } from './grants.ts';
import type { LoadedMap } from './load.ts';
import { own, shown } from './names.ts';
import type { Remark } from './remark.ts';
import { identifier } from './sql.ts';

/** By position in the list of wanted rights, the columns that lack it; null for the whole table. */
type Lack = { at: number; column: string | null };

/**
 * A problem for each right that the role of this connection lacks, on a schema or a table, with the statement that gives
 * it, and for each table of which row-level security would hide rows from it.
 */
export async function missingRights(client: ClientBase, { place }: LoadedMap, checked: CheckedMap): Promise<Remark[]> {
  const wanted = rightsWanted(checked);
  const role = (await client.query<{ role: string }>('SELECT current_user AS role')).rows[0]?.role ?? '';
  const problem = (name: string, says: string): Remark => ({
    ...place(own(checked.map.tables, name) ? ['tables', name] : ['tables']),
    ...{ level: 'problem', says },
  });
  const lacks = (grant: string) => `the role ${shown(role)} lacks a right: ${grant}`;
  const schemas = (await unusable(client, wanted)).map((schema) =>
    problem('', lacks(`GRANT USAGE ON SCHEMA ${identifier(schema)} TO ${identifier(role)};`)),
  );
  const rights = [...Map.groupBy(await lacking(client, wanted), ({ at }) => at)].flatMap(([at, all]) => {
    const grant = wanted[at];
    if (!grant) return [];
    const columns = all.flatMap(({ column }) => column ?? []);
    return [problem(grant.name, lacks(grantSql({ ...grant, columns }, role)))];
  });
  const hidden = (await hiding(client, wanted)).map((name) =>
    problem(
      name,
      `row-level security would hide rows of ${shown(name)} from the role ${shown(role)}: ALTER ROLE ${identifier(role)} BYPASSRLS;`,
    ),
  );
  return [...schemas, ...rights, ...hidden];
}

/** By their oids: to look a name up needs a right of its own. */
const tables = `unnest($1::int[], $2::text[], $3::text[]) AS w (at, schema, name)
  JOIN pg_namespace n ON n.nspname = w.schema JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = w.name`;

/** Schemas of which nothing can be used: the rights on their tables are worth nothing without. */
async function unusable(client: ClientBase, wanted: Grant[]): Promise<string[]> {
  const { rows } = await client.query<{ schema: string }>(
    `SELECT nspname AS schema FROM pg_namespace
     WHERE nspname = ANY ($1) AND NOT has_schema_privilege(oid, 'USAGE') ORDER BY nspname`,
    [wanted.map(({ schema }) => schema)],
  );
  return rows.map(({ schema }) => schema);
}

async function lacking(client: ClientBase, wanted: Grant[]): Promise<Lack[]> {
  const each = wanted.flatMap(({ schema, table, right, columns }, at) =>
    (columns.length > 0 ? columns : [null]).map((column) => ({ at, schema, table, right, column })),
  );
  const { rows } = await client.query<Lack>(
    `SELECT w.at, w.col AS column FROM unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::text[])
       AS w (at, schema, name, asked, col)
     JOIN pg_namespace n ON n.nspname = w.schema JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = w.name
     WHERE NOT CASE WHEN w.col IS NULL THEN has_table_privilege(c.oid, w.asked)
       ELSE has_column_privilege(c.oid, w.col, w.asked) END ORDER BY w.at, w.col`,
    [
      each.map(({ at }) => at),
      each.map(({ schema }) => schema),
      each.map(({ table }) => table),
      each.map(({ right }) => right),
      each.map(({ column }) => column),
    ],
  );
  return rows;
}

async function hiding(client: ClientBase, wanted: Grant[]): Promise<string[]> {
  const { rows } = await client.query<{ at: number }>(
    `SELECT w.at FROM ${tables} WHERE row_security_active(c.oid) ORDER BY w.at`,
    [wanted.map((_, at) => at), wanted.map(({ schema }) => schema), wanted.map(({ table }) => table)],
  );
  return [...new Set(rows.flatMap(({ at }) => wanted[at]?.name ?? []))];
}
