/** The real web process over a portal with very many requests, and somebody of the desk signed in. */
import pg from 'pg';
import { readEnv } from '#env';
import { fileAs, planFor } from '../desk.ts';
import { signIn } from '../installation.ts';
import { openPortal } from '../portal.ts';
import { startWeb } from '../web.ts';
import { staffMember } from '../worker.ts';
import { fillDesk } from './many-requests.ts';
import type { Visit } from './visits.ts';

/** What is looked for in the queue, by turns: common and rare, open and closed. */
const filters = [
  ...['is:open kind:delete', 'is:open owner:me', 'is:late', 'is:unread', 'is:bounced', 'is:snoozed'],
  ...['is:closed outcome:in-part', 'state:refused ground:legal-duty', 'channel:letter language:fr', 'state:lapsed'],
  ...['is:closed kind:correct outcome:nothing-found channel:counter', 'owner:none kind:access state:review'],
];

/** Requests that are really filed, whose pages can be opened; and as many places in lists. */
const places = 40;

export const pageNames = ['queue', 'search', 'filter', 'deep', 'request', 'reports'] as const;

export type FilledDesk = {
  /** Of the portal's database, as its owner. */
  url: string;
  pid: number;
  pages: Record<(typeof pageNames)[number], Visit[]>;
  close(): Promise<void>;
};

/** Twelve, among whom requests are divided. @returns who opens the pages */
async function staffTheDesk(): Promise<string> {
  for (let n = 1; n < 12; n++) await staffMember(`reviewer-${n}@desk.test`, 'reviewer');
  return staffMember('approver@desk.test', 'approver');
}

async function fileReal(): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < places; n++) {
    const kind = n % 2 === 0 ? 'access' : 'delete';
    const id = await fileAs(`real-${n}@people.test`, kind, new Date());
    await planFor(id, kind);
    ids.push(id);
  }
  return ids;
}

/** Requests at even distances through the whole list of closed ones, by the list's key. */
async function spread(client: pg.Client): Promise<{ reference: string; key: string }[]> {
  const { rows } = await client.query<{ reference: string; key: string }>(
    `SELECT reference, answer_by_on || '_' || id AS key FROM (
       SELECT *, row_number() OVER (ORDER BY answer_by_on, id) AS place, count(*) OVER () AS of
       FROM request WHERE closed_at IS NOT NULL) AS closed
     WHERE place % (of / $1) = 0`,
    [places],
  );
  return rows;
}

const queue = (q: string, more: Record<string, string> = {}) => `/desk?${new URLSearchParams({ q, ...more })}`;

/** Opens it. @param requests how many are in it */
export async function openFilledDesk(requests: number): Promise<FilledDesk> {
  const { urls, close } = await openPortal();
  const staffId = await staffTheDesk();
  const ids = await fileReal();
  const client = new pg.Client(urls.url);
  await client.connect();
  await fillDesk(client, requests);
  const found = await spread(client);
  await client.end();
  const cookie = `__Host-habeas-session=${await signIn(staffId, 'staff', new Date())}`;
  await close();
  const endings: (() => Promise<void>)[] = [];
  const env = { ...readEnv('HABEAS_SECRET'), DATABASE_URL: urls.web, HABEAS_PROXY_HOPS: '1' };
  const web = await startWeb({ after: (end) => endings.push(end) }, env);
  const visits = (paths: string[]): Visit[] => paths.map((path) => ({ url: web.origin + path, cookie }));
  return {
    url: urls.owner,
    pid: web.child.pid ?? 0,
    pages: {
      queue: visits(['/desk']),
      search: visits(found.map(({ reference }) => queue(reference))),
      filter: visits(filters.map((filter) => queue(filter))),
      deep: visits(found.map(({ key }) => queue('is:closed', { after: key }))),
      request: visits(ids.map((id) => `/desk/requests/${id}`)),
      reports: visits(['/desk/reports']),
    },
    close: async () => {
      for (const end of endings) await end();
    },
  };
}
