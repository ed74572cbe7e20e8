import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { migrate } from '#db/migrate';
import { testServer } from './postgres.ts';

/** What a test's database starts with. It is built once a server and content, then cloned (some 30 ms). */
export type Template = {
  /** Changes whenever the content does, for example a hash of its sources. */
  key: string;
  /** Fills an empty database, whose address (as superuser, or as `owner`) it gets. */
  build(url: string): Promise<void>;
  /** A role that owns the database and builds it. */
  owner?: string;
};

/** The roles of an installation; a server of the tests gives them all this password. */
const roles = ['habeas_owner', 'habeas_web', 'habeas_worker', 'habeas'];
const password = 'test';

function at(server: string, database: string, role?: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  if (role) {
    url.username = role;
    url.password = password;
  }
  return url.href;
}

async function onServer<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(await testServer());
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** One process at a time makes roles and templates; the lock ends with the connection. */
const alone = (client: pg.Client) => client.query("SELECT pg_advisory_lock(hashtext('habeas tests'))");

async function createRoles(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ rolname: string }>('SELECT rolname FROM pg_roles WHERE rolname = ANY($1)', [
    roles,
  ]);
  for (const role of roles.filter((name) => !rows.some((row) => row.rolname === name))) {
    await client.query(`CREATE ROLE ${role} LOGIN PASSWORD '${password}'`);
  }
}

async function hasDatabase(client: pg.Client, name: string): Promise<boolean> {
  return (await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])).rowCount === 1;
}

/** Built under another name and renamed when complete: a builder that fails leaves no half-filled template. */
async function buildTemplate(client: pg.Client, name: string, { build, owner }: Template): Promise<void> {
  await alone(client);
  if (await hasDatabase(client, name)) return;
  await createRoles(client);
  await client.query('DROP DATABASE IF EXISTS building WITH (FORCE)');
  await client.query(`CREATE DATABASE building OWNER ${owner ?? 'postgres'}`);
  await build(at(await testServer(), 'building', owner));
  await client.query('ALTER DATABASE building ALLOW_CONNECTIONS false');
  await client.query(`ALTER DATABASE building RENAME TO ${name}`);
}

function asTemplate(content: string | Template): Template {
  if (typeof content !== 'string') return content;
  return {
    key: content,
    build: async (url) => {
      const client = new pg.Client(url);
      await client.connect();
      await client.query(content);
      await client.end();
    },
  };
}

/**
 * A database of its own for one test file, dropped some time after the process ends.
 * @param content SQL text, or a template with a builder; empty when left out
 * @returns addresses of it: as superuser, and as any of the installation's roles
 */
export async function testDatabase(
  content: string | Template = '',
): Promise<{ url: string; as(role: string): string }> {
  const template = asTemplate(content);
  const hash = createHash('sha256').update(template.key).digest('hex').slice(0, 16);
  const source = `template_${hash}`;
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`;
  await onServer(async (client) => {
    if (!(await hasDatabase(client, source))) await buildTemplate(client, source, template);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${source} OWNER ${template.owner ?? 'postgres'}`);
  });
  const server = await testServer();
  return { url: at(server, name), as: (role) => at(server, name, role) };
}

/** Ends the connection and drops its database, which the server would otherwise clean up while something else is measured. */
export async function dropDatabase(client: pg.Client): Promise<void> {
  const name = pg.escapeIdentifier(client.database ?? '');
  await client.end();
  await onServer((server) => server.query(`DROP DATABASE ${name}`));
}

const root = path.resolve(import.meta.dirname, '..');

/** The migrations' text and the queue's version: what `migrate` does follows from these. */
function portalKey(): string {
  const folder = path.join(root, 'db/migrations');
  const files = readdirSync(folder).filter((file) => file.endsWith('.sql'));
  const queue = path.join(root, 'node_modules/graphile-worker/package.json');
  return [...files.sort().map((file) => path.join(folder, file)), queue]
    .map((file) => readFileSync(file, 'utf8'))
    .join();
}

/** The portal's database with all migrations applied: addresses as superuser and as each of its roles. */
export async function testPortal(): Promise<{ url: string; owner: string; web: string; worker: string }> {
  const { url, as } = await testDatabase({ key: portalKey(), build: migrate, owner: 'habeas_owner' });
  return { url, owner: as('habeas_owner'), web: as('habeas_web'), worker: as('habeas_worker') };
}
