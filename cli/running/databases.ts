import pg from 'pg';
import type { Postgres } from '#cli/embedded/postgres';
import type { Secrets } from './secrets.ts';
import { hasDatabase, withClient } from './sql.ts';

type Role = keyof Secrets['roles'];

/** Addresses of the two databases, each as the roles that use it. */
export type Databases = {
  portal: { owner: string; web: string; worker: string };
  account: { organisation: string; worker: string };
};

/** The stored password is set at every start, so that the secrets file and the server cannot differ. */
async function putRoles(client: pg.Client, passwords: Secrets['roles']): Promise<void> {
  const { rows } = await client.query<{ rolname: string }>('SELECT rolname FROM pg_roles');
  for (const [role, password] of Object.entries(passwords)) {
    const verb = rows.some(({ rolname }) => rolname === role) ? 'ALTER' : 'CREATE';
    await client.query(`${verb} ROLE ${role} LOGIN PASSWORD ${pg.escapeLiteral(password)}`);
  }
}

/** A database that only its owner and the named roles may enter. */
async function createDatabase(client: pg.Client, name: string, owner: Role, visitors: Role[]): Promise<void> {
  const quoted = pg.escapeIdentifier(name);
  await client.query(`CREATE DATABASE ${quoted} OWNER ${owner}`);
  await client.query(`REVOKE ALL ON DATABASE ${quoted} FROM PUBLIC`);
  for (const role of visitors) await client.query(`GRANT CONNECT ON DATABASE ${quoted} TO ${role}`);
}

/** Filled under another name and renamed when complete: an interrupted first start begins again. */
async function putAccountDatabase(
  server: Postgres,
  client: pg.Client,
  name: string,
  options: FillOptions,
): Promise<void> {
  if (await hasDatabase(client, name)) return;
  const unfinished = `${name}_unfinished`;
  await client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(unfinished)} WITH (FORCE)`);
  await createDatabase(client, unfinished, 'organisation', ['habeas']);
  await options.fillAccount(server.url(unfinished, 'organisation', options.secrets.roles.organisation));
  await client.query(`ALTER DATABASE ${pg.escapeIdentifier(unfinished)} RENAME TO ${pg.escapeIdentifier(name)}`);
}

type FillOptions = {
  secrets: Secrets;
  /** Loads the example organisation's tables and people, as their owner. */
  fillAccount(url: string): Promise<void>;
};

/**
 * Makes roles and both databases of one example where they are missing. Each example has databases of its own.
 * @returns their addresses
 */
export async function putDatabases(server: Postgres, example: string, options: FillOptions): Promise<Databases> {
  const { roles } = options.secrets;
  const [portal, account] = [`portal_${example}`, `account_${example}`];
  await withClient(server.superUrl, async (client) => {
    await putRoles(client, roles);
    if (!(await hasDatabase(client, portal))) {
      await createDatabase(client, portal, 'habeas_owner', ['habeas_web', 'habeas_worker']);
    }
    await putAccountDatabase(server, client, account, options);
  });
  const at = (database: string, role: Role) => server.url(database, role, roles[role]);
  return {
    portal: {
      owner: at(portal, 'habeas_owner'),
      web: at(portal, 'habeas_web'),
      worker: at(portal, 'habeas_worker'),
    },
    account: { organisation: at(account, 'organisation'), worker: at(account, 'habeas') },
  };
}
