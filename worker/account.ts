/** The organisation's account database, and the data map held against it. */
import { join } from 'node:path';
import pg from 'pg';
import { readCatalogue } from '#datamap/catalogue';
import { checkMap } from '#datamap/check';
import type { CheckedMap } from '#datamap/checked';
import { type LoadedMap, loadMap } from '#datamap/load';
import type { Remark } from '#datamap/remark';
import { reviewMap } from '#datamap/review';
import type { Organisation } from '#domain/organisation';
import { readOrganisation } from '#requests/organisation';
import { Failure } from './failure.ts';

/** One line each; those of drift are among the problems, too. */
type Complaints = { problems: string[]; drift: string[] };

export type Account = {
  /** The map as it was checked last. @throws Failure `account-down` before the database has answered once */
  checked(): CheckedMap;
  /** Runs `work` on a connection of its own. */
  with<Value>(work: (client: pg.PoolClient) => Promise<Value>): Promise<Value>;
  /**
   * Holds the map against the live catalogue.
   * @throws FileFault when the map names what is not there
   */
  check(): Promise<CheckedMap>;
  /** What the check of the map finds to complain of, one line each; it reads rows, so it may take a while. */
  review(now: Date): Promise<Complaints>;
  end(): Promise<void>;
};

const connections = 5;

/** @param folder the organisation's, with `datamap.yaml` @throws FileFault when a file has not its shape */
export function openAccount(url: string, folder: string): Account {
  const loaded = loadMap(join(folder, 'datamap.yaml'));
  const organisation = readOrganisation(folder);
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 5000,
    // What a connection keeps prepared is worth more than the place it takes.
    idleTimeoutMillis: 10 * 60_000,
    application_name: 'habeas',
    keepAlive: true,
  });
  // An idle connection that dies is replaced at the next use; without a listener it ends the process.
  pool.on('error', () => {});
  let known: CheckedMap | undefined;
  const account: Account = {
    checked: () => {
      if (!known) throw new Failure('account-down');
      return known;
    },
    with: (work) => withClient(pool, work),
    check: async () => {
      known = checkMap(loaded, await account.with(readCatalogue));
      return known;
    },
    review: (now) => account.with((client) => problemsOf(client, loaded, { now, organisation })),
    end: () => pool.end(),
  };
  return account;
}

/** A connection that failed is thrown away: nobody knows in what state it is. */
async function withClient<Value>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<Value>): Promise<Value> {
  const client = await pool.connect();
  const ignore = () => {};
  client.on('error', ignore);
  let isBroken = true;
  try {
    const value = await work(client);
    isBroken = false;
    return value;
  } finally {
    client.off('error', ignore);
    client.release(isBroken);
  }
}

/** As `map check` says them; without the folder, which is nobody's business at the desk. */
async function problemsOf(
  client: pg.PoolClient,
  loaded: LoadedMap,
  { now, organisation }: { now: Date; organisation: Organisation },
): Promise<Complaints> {
  await client.query("BEGIN READ ONLY; SET LOCAL statement_timeout = '20s'; SET LOCAL lock_timeout = '2s'");
  try {
    const { remarks } = await reviewMap(client, loaded, now, organisation);
    const problems = remarks.filter(({ level }) => level === 'problem');
    const line = ({ line, column, says }: Remark) => `datamap.yaml:${line}:${column}: ${says}`;
    return { problems: problems.map(line), drift: problems.filter(({ drift }) => drift).map(line) };
  } finally {
    await client.query('ROLLBACK');
  }
}
