import type pg from 'pg';
import { lockSpace } from './lock.ts';

/** Workers that hold jobs or queues and show no sign of life. */
const deadSql = `
SELECT held.locked_by FROM (
  SELECT locked_by FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL
  UNION SELECT locked_by FROM graphile_worker._private_job_queues WHERE locked_by IS NOT NULL
) held
WHERE NOT EXISTS (
  SELECT FROM pg_locks l WHERE l.locktype = 'advisory' AND l.objsubid = 2 AND l.granted
    AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
    AND l.classid = ${lockSpace} AND l.objid = (hashtext(held.locked_by)::bigint & 4294967295)::oid
)`;

/**
 * Gives the jobs of dead workers back to the queue. Without it graphile-worker keeps them locked for four hours.
 * @returns how many workers were found dead
 */
export async function sweep(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ locked_by: string }>(deadSql);
  if (rows.length === 0) return 0;
  await pool.query('SELECT graphile_worker.force_unlock_workers($1::text[])', [rows.map((row) => row.locked_by)]);
  return rows.length;
}
