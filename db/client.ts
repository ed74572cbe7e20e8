import { Socket } from 'node:net';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { readEnv } from '#env';
import * as schema from './schema/index.ts';
import { together } from './together.ts';

export type Database = NodePgDatabase<typeof schema>;
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

/** Which rights a process has; the connection takes the role, whoever the URL signs in as. */
export type PortalRole = 'habeas_web' | 'habeas_worker';

type Connected = { pool: pg.Pool; database: Database };
declare global {
  // Next loads this module once per bundle: the pool has to be one for the whole process.
  var habeasPortal: Connected | undefined;
}

/** Queries of one turn leave together: each by itself would wake the database anew. */
class Gathering extends Socket {
  override uncork(): void {
    process.nextTick(() => super.uncork());
  }
}

const forPages = {
  // Of a database that answers nothing at all a page says so. A worker's query may take as long as it needs.
  query_timeout: 30_000,
  // Visitors come one by one: whoever comes first after a pause would wait for three connections to be made.
  idleTimeoutMillis: 600_000,
  // Meanwhile nobody on the way forgets a connection that says nothing.
  keepAlive: true,
  keepAliveInitialDelayMillis: 60_000,
} satisfies pg.PoolConfig;

/** Connects this process to the portal database. Without a call, `database()` connects as the web role. */
export function connect(url: string, role: PortalRole, connections = 10): Connected {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    // Of a free one, too: in a busy moment a page is slow, and fails only where nothing moves.
    connectionTimeoutMillis: 10_000,
    ...(role === 'habeas_web' && forPages),
    application_name: role,
    // Queries that are asked together are sent together: one journey to the database for all of them.
    pipeline: true,
    stream: () => new Gathering(),
    options: `-c role=${role}`,
  });
  // Without a listener an idle connection that dies ends the process.
  pool.on('error', (error) =>
    console.error(JSON.stringify({ level: 'error', at: 'portal database', code: error.name })),
  );
  // Of a connection in use, the query that fails tells; its own event, unheard, would end the process too.
  pool.on('connect', (client) => client.on('error', () => {}));
  globalThis.habeasPortal = { pool, database: drizzle(pool, { schema }) };
  return globalThis.habeasPortal;
}

function connected(): Connected {
  return globalThis.habeasPortal ?? connect(readEnv('DATABASE_URL').DATABASE_URL, 'habeas_web');
}

export const database = (): Database => connected().database;

export const pool = (): pg.Pool => connected().pool;

export async function disconnect(): Promise<void> {
  const open = globalThis.habeasPortal;
  globalThis.habeasPortal = undefined;
  await open?.pool.end();
}

/** Runs `work` in one transaction: all of it is kept, or nothing when it throws. */
export const inTransaction = <Value>(work: (tx: Transaction) => Promise<Value>): Promise<Value> =>
  database().transaction(work);

/** Drizzle's face of a pooled connection, which outlives the many times that it is lent. */
const faces = new WeakMap<pg.PoolClient, Database>();

function faceOf(client: pg.PoolClient): Database {
  const face = faces.get(client) ?? drizzle(client, { schema });
  faces.set(client, face);
  return face;
}

type Shared = { client: Promise<pg.PoolClient>; readers: number; hasFailed: boolean };
let shared: Shared | null = null;

function joined(): Shared {
  if (!shared) {
    shared = { client: pool().connect(), readers: 0, hasFailed: false };
    setImmediate(unshare, shared);
  }
  shared.readers++;
  return shared;
}

function unshare(one: Shared): void {
  if (shared === one) shared = null;
}

/**
 * Short reads, each of its own moment. Those that begin in one turn share a connection and leave together: each on its own
 * would wake a process of the database for less work than waking it is.
 */
export async function inPassing<Value>(read: (on: Database) => Promise<Value>): Promise<Value> {
  const mine = joined();
  const client = await mine.client;
  try {
    return await read(faceOf(client));
  } catch (error) {
    mine.hasFailed = true;
    throw error;
  } finally {
    mine.readers--;
    if (mine.readers === 0) {
      unshare(mine);
      // As the pool itself does: of one that answers nothing any more nobody else is to wait for an answer.
      client.release(mine.hasFailed);
    }
  }
}

/**
 * Reads of one moment: what others commit meanwhile is not half seen. Nobody waits for the transaction to begin or to end:
 * the first reads leave together with its beginning, and there is nothing to keep at its end.
 */
export async function inSnapshot<Value>(work: (tx: Transaction) => Promise<Value>): Promise<Value> {
  const client = await pool().connect();
  try {
    const begun = client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    // What this lacks of a Transaction is what only writers need: savepoints, and to take all back.
    const [, value] = await together([begun, work(faceOf(client) as unknown as Transaction)]);
    return value;
  } finally {
    // Whoever is lent the connection next asks after it. Where it fails the connection is gone, and its event says so.
    client.query('COMMIT').catch(() => {});
    client.release();
  }
}
