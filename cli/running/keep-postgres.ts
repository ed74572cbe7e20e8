import { setTimeout as sleep } from 'node:timers/promises';
import { type Postgres, startPostgres } from '#cli/embedded/postgres';

const tries = 10;

/** The dead server's own children may still leave, and until then a new one refuses to start. */
async function startAgain(folder: string, port: number): Promise<Postgres | null> {
  for (let count = 1; count <= tries; count++) {
    await sleep(500);
    try {
      return await startPostgres(folder, { port });
    } catch (error) {
      if (count === tries) console.error(error instanceof Error ? error.message : error);
    }
  }
  return null;
}

/**
 * Starts PostgreSQL and starts it again, on the same port, whenever it ends by itself; the addresses stay good.
 * @param onLost called when it cannot be started again
 */
export async function keepPostgres(
  folder: string,
  onLost: () => void,
): Promise<{ first: Postgres; stop(): Promise<void> }> {
  const first = await startPostgres(folder);
  let current = first;
  let isStopping = false;
  const watch = (server: Postgres) =>
    server.onEnd(async () => {
      if (isStopping) return;
      console.error('PostgreSQL ended; it starts again.');
      const next = await startAgain(folder, first.port);
      if (!next) return onLost();
      if (isStopping) return next.stop();
      current = next;
      watch(next);
    });
  watch(first);
  return {
    first,
    stop: async () => {
      isStopping = true;
      await current.stop();
    },
  };
}
