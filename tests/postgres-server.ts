/** Started by tests that run singly. Ends two minutes after the last test disconnected. */
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { startPostgres } from '#cli/embedded/postgres';
import { sharedAddress, sharedFolder } from './postgres.ts';
import { sweepDatabases } from './sweep.ts';

const idleMs = 120_000;
const server = await startPostgres(path.join(sharedFolder, 'postgres'), { fsync: false });
writeFileSync(sharedAddress, server.superUrl, { mode: 0o600 });

const client = new pg.Client(server.superUrl);
await client.connect();
for (let usedAt = Date.now(); Date.now() - usedAt < idleMs; await sleep(10_000)) {
  await sweepDatabases(client);
  const others = "backend_type = 'client backend' AND pid <> pg_backend_pid()";
  const { rowCount } = await client.query(`SELECT 1 FROM pg_stat_activity WHERE ${others} LIMIT 1`);
  if (rowCount) usedAt = Date.now();
}
rmSync(sharedAddress);
await client.end();
await server.stop();
