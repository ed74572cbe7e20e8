/**
 * A worker's sign of life. Each worker process holds a session advisory lock named after its pool; the lock goes with the
 * connection, so a killed worker's jobs can be told from a living one's, at once and without a clock.
 */
import pg from 'pg';

/** Advisory locks of this first number are workers' (the second is the hash of the pool's id). */
export const lockSpace = 4_210_002;

export type SignOfLife = {
  /** Takes the lock of a pool; the same pool takes it once. */
  take(poolId: string): Promise<void>;
  release(): Promise<void>;
};

/**
 * @param url a direct connection: a pooler in transaction mode would give the lock to whoever comes next
 * @param onLost when the connection dropped: others may take this worker's jobs now, so it must end
 */
export function signOfLife(url: string, onLost: () => void): SignOfLife {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'habeas worker lock',
    options: '-c role=habeas_worker -c idle_session_timeout=0',
    keepAlive: true,
    connectionTimeoutMillis: 5000,
  });
  let taken: Promise<void> | undefined;
  let isReleased = false;
  const lost = () => {
    if (!isReleased) onLost();
  };
  client.on('error', lost);
  client.on('end', lost);
  async function lock(poolId: string): Promise<void> {
    await client.connect();
    await client.query('SELECT pg_advisory_lock($1, hashtext($2))', [lockSpace, poolId]);
  }
  return {
    take: (poolId) => {
      taken ??= lock(poolId);
      return taken;
    },
    release: async () => {
      isReleased = true;
      if (taken) await client.end();
    },
  };
}
