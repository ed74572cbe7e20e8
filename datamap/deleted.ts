import type { ClientBase } from 'pg';
import type { Plan, PlanTable } from '#domain/plan';
import { askedOf, type Erasure } from './outcomes.ts';
import { addressOf } from './references.ts';
import { RunFault } from './run.ts';
import { triggersOf } from './triggers.ts';

/** Rows deleted, added and changed by table (`schema.name`), partitions under their parent. */
export type Deleted = Map<string, { deleted: number; added: number; changed: number }>;

/**
 * Rows that this connection has touched in each table, whoever asked for it: our statements, cascades, triggers. Only the
 * difference of two calls in one transaction says something: what was before may not be passed on to the server yet.
 */
export async function deletedRows(client: ClientBase): Promise<Deleted> {
  const { rows } = await client.query<{ table: string; deleted: string; added: string; changed: string }>(`
    SELECT n.nspname || '.' || r.relname AS table, sum(pg_stat_get_xact_tuples_deleted(c.oid)) AS deleted,
      sum(pg_stat_get_xact_tuples_inserted(c.oid)) AS added, sum(pg_stat_get_xact_tuples_updated(c.oid)) AS changed
    FROM pg_class c JOIN pg_class r ON r.oid = coalesce(pg_partition_root(c.oid), c.oid)
    JOIN pg_namespace n ON n.oid = r.relnamespace
    WHERE c.relkind = 'r' AND n.nspname !~ '^pg_' 
      AND (pg_stat_get_xact_tuples_deleted(c.oid) > 0 OR pg_stat_get_xact_tuples_inserted(c.oid) > 0
        OR pg_stat_get_xact_tuples_updated(c.oid) > 0) GROUP BY 1`);
  return new Map(
    rows.map(({ table, deleted, added, changed }) => [
      table,
      { deleted: Number(deleted), added: Number(added), changed: Number(changed) },
    ]),
  );
}

/** What two calls differ by in one table. */
export function deletedSince(
  before: Deleted,
  after: Deleted,
  table: string,
): { deleted: number; added: number; changed: number } {
  const none = { deleted: 0, added: 0, changed: 0 };
  const [was, is] = [before.get(table) ?? none, after.get(table) ?? none];
  return { deleted: is.deleted - was.deleted, added: is.added - was.added, changed: is.changed - was.changed };
}

/** What a plan, or many together, say of each table. */
export type Planned = Pick<Plan, 'questions'> & {
  tables: Pick<PlanTable, 'table' | 'found' | 'erased' | 'reduced' | 'first'>[];
};

/**
 * Holds what is gone against the plan: a row that somebody added under a row that goes, after the plan was made anew, goes
 * with it by a cascade, and no count of ours would tell. What a human has approved as a cascade may go (`along`). Where a trigger
 * runs that the plan asks about, nobody can say beforehand what it deletes. One that the map knows touches no personal
 * data: it may delete rows of tables that the map does not follow, and none of those that it does.
 * @throws RunFault when more or other rows are gone than the plan says
 */
export function assertDeleted(
  erasure: Erasure,
  plan: Planned,
  along: Map<string, number>,
  before: Deleted,
  after: Deleted,
): void {
  if (plan.questions.some(({ code }) => code === 'trigger')) return;
  const followed = new Set(erasure.subject.places.map(addressOf));
  const isFree = erasure.subject.places.some(
    ({ catalogue }) => triggersOf(erasure.subject.map, catalogue, ['insert', 'update', 'delete']).known.length > 0,
  );
  const allowed = new Map(along);
  const allow = (table: string, rows: number) => allowed.set(table, (allowed.get(table) ?? 0) + rows);
  for (const place of erasure.subject.places) {
    if (askedOf(erasure, place) === null) continue;
    const { erased = 0, reduced = 0 } = plan.tables.find(({ table }) => table === place.name) ?? {};
    // A reduced row that moves to another partition is deleted in one and added to the other.
    const { added } = deletedSince(before, after, addressOf(place));
    allow(addressOf(place), erased + (place.catalogue.kind === 'partitioned' ? Math.min(reduced, added) : 0));
  }
  for (const table of after.keys()) {
    if (isFree && !followed.has(table)) continue;
    const { deleted: gone } = deletedSince(before, after, table);
    const most = allowed.get(table) ?? 0;
    if (gone > most) throw new RunFault(`${table}: ${gone} rows gone, ${most} planned`);
  }
}
