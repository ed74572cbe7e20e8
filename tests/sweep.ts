import pg from 'pg';
import { startOfProcess } from '#cli/embedded/processes';

/** Drops the databases of tests whose process has ended; their names hold its pid. */
export async function sweepDatabases(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT datname AS name FROM pg_database WHERE datname LIKE 'test\\_%'",
  );
  for (const { name } of rows) {
    if (startOfProcess(Number(name.split('_')[1])) !== null) continue;
    await client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`);
  }
}
