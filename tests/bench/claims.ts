/** How long the queue needs to hand out one job when very many wait in it. */
import { EventEmitter, once } from 'node:events';
import { Logger, run, type WorkerEvents } from 'graphile-worker';
import pg from 'pg';

/** As many as the worker takes at once. @see worker/queue.ts */
const concurrentJobs = 4;

/**
 * Queues jobs until so many wait, and has some taken by the queue's own code, by a task that does nothing.
 * @param url of a portal's database, as its owner
 * @returns milliseconds of each claim, from the asking until the job is there
 */
export async function claim(url: string, { queued, taken }: { queued: number; taken: number }): Promise<number[]> {
  const pool = new pg.Pool({ connectionString: url, max: concurrentJobs + 2 });
  // The queue complains of a pool without them.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  await pool.query('DELETE FROM graphile_worker._private_jobs');
  await pool.query(
    `SELECT graphile_worker.add_job('send-letter', json_build_object('id', gen_random_uuid()), max_attempts => 1000)
     FROM generate_series(1, $1::int)`,
    [queued + taken],
  );
  await pool.query('VACUUM ANALYZE graphile_worker._private_jobs');
  const events: WorkerEvents = new EventEmitter();
  const asked = new Map<string, number>();
  const took: number[] = [];
  events.on('worker:getJob:start', ({ worker }) => asked.set(worker.workerId, performance.now()));
  events.on('job:start', ({ worker }) => took.push(performance.now() - (asked.get(worker.workerId) ?? Number.NaN)));
  const runner = await run({
    pgPool: pool,
    events,
    noHandleSignals: true,
    logger: new Logger(() => () => {}),
    taskList: { 'send-letter': async () => {} },
    preset: { worker: { concurrentJobs } },
  });
  while (took.length < taken) await once(events, 'job:complete');
  await runner.stop();
  await pool.end();
  return took;
}
