/** graphile-worker, set up so that a killed worker's jobs come back within seconds. */
import { Logger, type Runner, run as runQueue } from 'graphile-worker';
import type pg from 'pg';
import type { QueueStanding } from '#domain/queue-standing';
import type { SignOfLife } from './lock.ts';
import { say } from './log.ts';
import type { Surroundings } from './task.ts';
import { carryOut, crontab, tasks } from './tasks.ts';

/** Its debug lines are many and its error lines repeat what `carryOut` said, in the job's words. */
const logger = new Logger(() => (level, message, meta) => {
  if (level === 'error' && !meta?.failure) say('error', { from: 'queue', says: message.split('\n', 1)[0] ?? '' });
});

/**
 * @param onUnlocked when the sign of life could not be taken: graphile-worker would only log it and work on unlocked
 */
export function startQueue(
  pool: pg.Pool,
  life: SignOfLife,
  surroundings: Surroundings,
  onUnlocked: () => void,
): Promise<Runner> {
  const plugin: GraphileConfig.Plugin = {
    name: 'SignOfLife',
    version: '1.0.0',
    worker: {
      hooks: {
        // Awaited before the first job is taken; the id is the one that jobs are locked by.
        startWorker: (_context, { worker }) => life.take(worker.workerPool.id).catch(onUnlocked),
      },
    },
  };
  const names = Object.keys(tasks);
  return runQueue({
    pgPool: pool,
    logger,
    noHandleSignals: true,
    crontab,
    taskList: Object.fromEntries(names.map((name) => [name, (payload) => carryOut(name, payload, surroundings)])),
    preset: {
      plugins: [plugin],
      worker: { concurrentJobs: 4, pollInterval: 1000, gracefulShutdownAbortTimeout: 20_000 },
    },
  });
}

/** Brings jobs forward that wait for a database that is back: their next try may be hours away. */
export async function hasten(pool: pg.Pool, failure: string): Promise<void> {
  await pool.query(
    `SELECT graphile_worker.reschedule_jobs(array_agg(id), now(), attempts => 0) FROM graphile_worker._private_jobs
     WHERE locked_by IS NULL AND run_at > now() AND starts_with(last_error, $1) HAVING count(*) > 0`,
    [failure],
  );
}

/** What waits in the queue at this moment; what is being worked on does not. */
export async function queueStanding(pool: pg.Pool): Promise<QueueStanding> {
  const { rows } = await pool.query(`
    SELECT
      count(*) FILTER (WHERE is_tried AND run_at <= now())::int AS due,
      min(run_at) FILTER (WHERE is_tried AND run_at <= now()) AS since,
      count(*) FILTER (WHERE is_tried AND last_error IS NOT NULL)::int AS retried,
      count(*) FILTER (WHERE NOT is_tried)::int AS "givenUp"
    FROM (
      SELECT run_at, last_error, attempts < max_attempts AS is_tried
      FROM graphile_worker._private_jobs WHERE locked_at IS NULL
    ) waiting`);
  const { since, ...counts } = rows[0];
  return { ...counts, dueSince: since?.toISOString() ?? null };
}
