/** The real web process over a portal and an account database of its own, with somebody of every kind signed in. */
import { randomUUID } from 'node:crypto';
import { database, inTransaction } from '#db/client';
import { sealChunks, startPackage } from '#db/package';
import { findRequest } from '#db/request';
import { session } from '#db/schema/index';
import { newToken, tokenHash } from '#db/tokens';
import { type Role, roles } from '#domain/roles';
import { readEnv } from '#env';
import { personOf } from '#requests/redeem';
import { startWeb } from './web.ts';
import { filed, openWorker, staffMember, type TestWorker } from './worker.ts';

/** Everybody who may knock: nobody, two visitors, staff before the second factor, and staff of every role after it. */
export const knockers = ['nobody', 'visitor', 'another visitor', 'staff before the second factor', ...roles] as const;
export type Knocker = (typeof knockers)[number];

export const visitorEmail = 'iris.vale@mail.example';
export const otherEmail = 'omar.reed@mail.example';

type Asking = { as?: Knocker; headers?: Record<string, string>; method?: string; body?: BodyInit };

export type Installation = {
  worker: TestWorker;
  origin: string;
  port: number;
  /** The Cookie header of somebody; empty for nobody. */
  jar(who: Knocker): string;
  staffId(role: Role): string;
  /** One request to the web process; redirects are answers. */
  ask(path: string, asking?: Asking): Promise<Response>;
  /** What the web process printed. */
  output(): string;
  close(): Promise<void>;
};

/** A session as a proof of mailbox, and for staff a second factor, leaves it. @returns its cookie */
export async function signIn(
  personId: string,
  audience: 'visitor' | 'staff',
  secondFactorAt: Date | null,
): Promise<string> {
  const token = newToken();
  const now = new Date();
  const expiresAt = new Date(now.getTime() + 3_600_000);
  const times = { provenAt: now, createdAt: now, seenAt: now, expiresAt, secondFactorAt };
  await database()
    .insert(session)
    .values({ ...times, tokenHash: tokenHash(token), personId, audience });
  return token;
}

export const signInVisitor = async (email: string) =>
  signIn(await inTransaction((tx) => personOf(tx, email)), 'visitor', null);

/** Opens it; `close` in `after`. The example's people are in the account database; jobs run by `worker.work()`. */
export async function openInstallation(): Promise<Installation> {
  const worker = await openWorker(100);
  const endings: (() => Promise<void>)[] = [];
  const { HABEAS_SECRET } = readEnv('HABEAS_SECRET');
  const web = await startWeb({ after: (end) => endings.push(end) }, { DATABASE_URL: worker.webUrl, HABEAS_SECRET });
  const staffIds = new Map<Role, string>();
  for (const role of roles) staffIds.set(role, await staffMember(`${role}@desk.test`, role));
  const staffId = (role: Role) => staffIds.get(role) ?? '';
  const tokens = new Map<Knocker, string>([
    ['visitor', await signInVisitor(visitorEmail)],
    ['another visitor', await signInVisitor(otherEmail)],
    ['staff before the second factor', await signIn(staffId('approver'), 'staff', null)],
  ]);
  for (const role of roles) tokens.set(role, await signIn(staffId(role), 'staff', new Date()));
  const jar = (who: Knocker) => (tokens.has(who) ? `__Host-habeas-session=${tokens.get(who)}` : '');
  return {
    worker,
    origin: web.origin,
    port: web.port,
    jar,
    staffId,
    ask: (path, { as = 'nobody', headers = {}, ...rest } = {}) =>
      fetch(web.origin + path, { ...rest, headers: { ...headers, cookie: jar(as) }, redirect: 'manual' }),
    output: web.output,
    close: async () => {
      for (const end of endings) await end();
      await worker.close();
    },
  };
}

/** A finished request for a copy, with a package of these octets that can be collected. */
export async function packageOf(
  { worker }: Installation,
  email: string,
  octets: Buffer,
): Promise<{ id: string; packageId: string; path: string }> {
  const now = new Date();
  const id = await filed(email, { kind: 'access', categories: [], note: '' }, now);
  const found = await findRequest(database(), id);
  if (!found) throw new Error('no such request');
  const runId = randomUUID();
  await worker.owner.query(`INSERT INTO run (id, request_id, digest, created_at) VALUES ($1, $2, '', $3)`, [
    runId,
    id,
    now,
  ]);
  const expiresAt = new Date(now.getTime() + 7 * 86_400_000);
  const packageId = await inTransaction((tx) => startPackage(tx, { requestId: id, runId, part: 1, now, expiresAt }));
  await sealChunks(
    database(),
    { packageId, key: found.key },
    (async function* () {
      yield octets;
    })(),
  );
  await worker.owner.query('UPDATE package SET finished_at = $2, size = $3 WHERE id = $1', [
    packageId,
    now,
    octets.length,
  ]);
  await worker.owner.query("UPDATE request SET status = 'done', closed_at = $2 WHERE id = $1", [id, now]);
  return { id, packageId, path: `/requests/${id}/package/${packageId}` };
}

/** An installation where the visitor has a deletion in review, with a plan, and a copy that can be collected. */
export async function openWithRequests() {
  const on = await openInstallation();
  const copy = await packageOf(on, visitorEmail, Buffer.from('PK, a package of the tests'));
  const deletion = await filed(visitorEmail, { kind: 'delete', scope: 'everything', note: '' }, new Date());
  await on.worker.work();
  return { on, copy, deletion };
}

const volatile: Record<string, string> = {
  session: `to_jsonb(t) - 'seen_at'`,
  message: `to_jsonb(t) - 'read_at'`,
  installation: `to_jsonb(t) - 'worker_seen_at' - 'mail_seen_at' - 'account_seen_at'`,
};

/**
 * One text a table of the portal and its queue, so that two of them can be compared. Left out: when a session was last
 * seen, a message first read, a request opened at the desk, and the events named in `except` with the chain's hashes, which
 * follow from them.
 */
export async function portalState(
  { worker }: Installation,
  except: readonly string[] = [],
): Promise<Record<string, string>> {
  const { rows } = await worker.owner.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('event', 'event_head', 'visit') ORDER BY 1`,
  );
  const state: Record<string, string> = {};
  for (const { name } of rows) {
    const row = volatile[name] ?? 'to_jsonb(t)';
    state[name] = await textOf(worker, `SELECT (${row})::text AS line FROM public.${name} t`);
  }
  const listed = except.map((type) => `'${type}'`).join(', ') || `''`;
  state.event = await textOf(
    worker,
    `SELECT (to_jsonb(t) - 'seq' - 'hash')::text AS line FROM event t WHERE type NOT IN (${listed})`,
  );
  state.queue = await textOf(worker, 'SELECT to_jsonb(t)::text AS line FROM graphile_worker._private_jobs t');
  return state;
}

async function textOf({ owner }: TestWorker, query: string): Promise<string> {
  const { rows } = await owner.query<{ line: string }>(query);
  return rows
    .map(({ line }) => line)
    .sort()
    .join('\n');
}
