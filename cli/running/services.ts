import path from 'node:path';
import { removePostgres } from '#cli/embedded/postgres';
import { startInbox } from '#cli/inbox/inbox';
import { Refusal } from '#cli/refusal';
import { readEnv } from '#env';
import { putDatabases } from './databases.ts';
import { checkAccount, checkExample, fillAccount, grantAccount } from './example.ts';
import { keepPostgres } from './keep-postgres.ts';
import type { Secrets } from './secrets.ts';
import { withClient } from './sql.ts';
import type { Surroundings } from './surroundings.ts';

/** What the web process and the worker need around them. */
export type Services = {
  portal: { owner: string; web: string; worker: string };
  account: string;
  smtp: string;
  /** Folder of organisation.yaml and datamap.yaml. */
  organisation: string;
  /** Set when they are embedded. */
  embedded?: { inboxUrl: string };
  stop(): Promise<void>;
};

/** Everything on this machine: PostgreSQL with both databases, the example's people, the inbox. */
export async function startEmbedded(at: Surroundings, secrets: Secrets, onLost: () => void): Promise<Services> {
  const organisation = path.resolve(import.meta.dirname, '../../examples', at.example);
  checkExample(organisation);
  const server = await keepPostgres(path.join(at.folder, 'postgres'), onLost);
  try {
    const databases = await putDatabases(server.first, at.example, {
      secrets,
      fillAccount: (url) => fillAccount(organisation, url),
    });
    await grantAccount(organisation, databases.account.organisation);
    const inbox = await startInbox({ folder: path.join(at.folder, 'inbox'), pagePort: at.inboxPort });
    return {
      portal: databases.portal,
      account: databases.account.worker,
      smtp: inbox.smtpUrl,
      organisation,
      embedded: { inboxUrl: inbox.url },
      stop: async () => {
        await inbox.stop();
        await server.stop();
      },
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** @throws Refusal in one line, which names the variable and never the password */
async function checkAnswers(variable: string, url: string): Promise<void> {
  try {
    await withClient(url, (client) => client.query('SELECT 1'));
  } catch (error) {
    const { hostname, port } = new URL(url);
    const reason = error instanceof Error && error.message ? error.message : 'no connection';
    throw new Refusal(`The database of ${variable} at ${hostname}:${port || 5432} does not answer: ${reason}`);
  }
}

/** The organisation's own databases and mail server; nothing is started. */
export async function findOwnServices(): Promise<Services> {
  const env = readEnv(
    'DATABASE_URL',
    'MIGRATE_DATABASE_URL',
    'ACCOUNT_DATABASE_URL',
    'SMTP_URL',
    'HABEAS_ORGANISATION',
  );
  const owner = env.MIGRATE_DATABASE_URL ?? env.DATABASE_URL;
  await checkAnswers('DATABASE_URL', env.DATABASE_URL);
  if (owner !== env.DATABASE_URL) await checkAnswers('MIGRATE_DATABASE_URL', owner);
  await checkAnswers('ACCOUNT_DATABASE_URL', env.ACCOUNT_DATABASE_URL);
  await checkAccount(path.resolve(env.HABEAS_ORGANISATION), env.ACCOUNT_DATABASE_URL);
  return {
    portal: { owner, web: env.DATABASE_URL, worker: env.DATABASE_URL },
    account: env.ACCOUNT_DATABASE_URL,
    smtp: env.SMTP_URL,
    organisation: path.resolve(env.HABEAS_ORGANISATION),
    stop: async () => {},
  };
}

/** Forgets everything of the embedded services. */
export const removeEmbedded = (folder: string): void => removePostgres(path.join(folder, 'postgres'));
