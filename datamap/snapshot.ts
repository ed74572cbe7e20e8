import type { ClientBase } from 'pg';
import { pinnedInMemory } from './pinned-memory.ts';
import { transaction } from './transaction.ts';

/**
 * Runs `work` on one unmoving view of the account database that cannot write: everything it reads is of one instant.
 * Times are in UTC so that days do not depend on the server's zone; just-in-time compilation costs more than it saves here.
 * Rows that row-level security would hide are an error. A statement may take long: a person's copy goes out by one.
 * @throws what `work` throws, after the transaction is closed
 */
export const inSnapshot = <Result>(client: ClientBase, work: () => Promise<Result>): Promise<Result> =>
  within(client, 'READ ONLY', 'COMMIT', work);

/** As `inSnapshot`, where sets may be kept in temporary tables meanwhile; all is taken back at the end. */
export const inPinnedSnapshot = <Result>(client: ClientBase, work: () => Promise<Result>): Promise<Result> =>
  within(client, 'READ WRITE', 'ROLLBACK', work);

const within = <Result>(
  client: ClientBase,
  access: 'READ ONLY' | 'READ WRITE',
  end: 'COMMIT' | 'ROLLBACK',
  work: () => Promise<Result>,
): Promise<Result> =>
  transaction(
    client,
    `BEGIN ISOLATION LEVEL REPEATABLE READ, ${access};
    SET LOCAL jit = off; SET LOCAL work_mem = '64MB'; SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO';
    SET LOCAL lock_timeout = '5s'; SET LOCAL statement_timeout = '30min'; SET LOCAL row_security = off;
    SET LOCAL idle_in_transaction_session_timeout = '60s'${access === 'READ WRITE' ? `; ${pinnedInMemory}` : ''}`,
    end,
    work,
  );
