import path from 'node:path';
import type { ClientBase } from 'pg';
import { startPostgres } from '#cli/embedded/postgres';
import { readEnv } from '#env';
import { putDatabases } from './databases.ts';
import { checkExample, fillAccount, grantAccount } from './example.ts';
import { adoptRunning } from './left-for-commands.ts';
import { loadSecrets } from './secrets.ts';
import { withClient } from './sql.ts';
import { readSurroundings } from './surroundings.ts';

export type Account = {
  /** Folder of organisation.yaml and datamap.yaml. */
  folder: string;
  /** Connected as the role that the worker has. */
  client: ClientBase;
  role: string;
};

/**
 * Runs `work` on the account database: the organisation's own, else that of a running `npm start`, else the example's,
 * whose server then runs for as long as it takes.
 */
export async function withAccount<T>(work: (account: Account) => Promise<T>): Promise<T> {
  if (!adoptRunning(readSurroundings().folder)) return withExample(work);
  const env = readEnv('ACCOUNT_DATABASE_URL', 'HABEAS_ORGANISATION');
  return connected(path.resolve(env.HABEAS_ORGANISATION), env.ACCOUNT_DATABASE_URL, work);
}

async function withExample<T>(work: (account: Account) => Promise<T>): Promise<T> {
  const at = readSurroundings();
  const secrets = loadSecrets(at.folder);
  const folder = path.resolve(import.meta.dirname, '../../examples', at.example);
  checkExample(folder);
  const server = await startPostgres(path.join(at.folder, 'postgres'));
  try {
    const fill = (url: string) => fillAccount(folder, url);
    const { account } = await putDatabases(server, at.example, { secrets, fillAccount: fill });
    await grantAccount(folder, account.organisation);
    return await connected(folder, account.worker, work);
  } finally {
    await server.stop();
  }
}

function connected<T>(folder: string, url: string, work: (account: Account) => Promise<T>): Promise<T> {
  return withClient(url, (client) => work({ folder, client, role: decodeURIComponent(new URL(url).username) }));
}
