/** What a hostile stranger's script does, against the run's installation: plain posts, real letters, the databases to look into. */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Message } from '#cli/inbox/messages';
import { loadSecrets } from '#cli/running/secrets';
import { inTransaction } from '#db/client';
import { keyedHash } from '#db/keys';
import { findPlan } from '#db/plan';
import { findRequest } from '#db/request';
import type { Plan } from '#domain/plan';
import type { Role } from '#domain/roles';
import { readEnv } from '#env';
import { codeOf } from '#requests/totp';
import { type Answer, type Browser, openBrowser, wordsOf } from '#tests/http';
import { until } from '#tests/worker-process';
import { habeas, letter, lettersTo, origin } from '../portal.ts';

/** The cookie of a session, and the one by which a browser is known that asked for a letter. */
export const session = '__Host-habeas-session';
export const asked = '__Host-habeas-browser';

/** A browser that has never been here. */
export const stranger = (cookies: Iterable<[string, string]> = []): Browser => openBrowser(origin(), cookies);

const run = randomBytes(3).toString('hex');

/** An address that no other test uses, nor this one when it is run again. */
export const fresh = (name: string, domain = 'corp.example'): string => `${name}-${run}@${domain}`;

/** Asks a database; each call has a connection of its own. */
async function query<Row extends pg.QueryResultRow>(url: string, text: string, values: unknown[]): Promise<Row[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

const ownerUrl = (): string => readEnv('MIGRATE_DATABASE_URL').MIGRATE_DATABASE_URL ?? '';

/** The portal's database, as its owner. */
export const portal = <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
  query<Row>(ownerUrl(), text, values);

/** The account database, as the organisation itself. */
export function shop<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
  const url = new URL(readEnv('ACCOUNT_DATABASE_URL').ACCOUNT_DATABASE_URL);
  url.username = 'organisation';
  url.password = loadSecrets(readEnv('HABEAS_DATA').HABEAS_DATA).roles.organisation;
  return query<Row>(url.href, text, values);
}

/** Makes a customer of the organisation, with an account and nothing else. @returns the address */
export async function customer(name: string): Promise<string> {
  const email = fresh(name, 'people.test');
  await shop(
    `INSERT INTO accounts (username, email, legal_name, created_at) VALUES ($1::text, $1::text, 'Pat Stranger', now() - interval '1 year')`,
    [email],
  );
  return email;
}

/** All tests come from one network address, and would soon have used up its share. */
export const forgetTallies = () => portal('DELETE FROM tally');

/** Forgets how often this network asked, and nothing of how often a mailbox was written to. */
export const forgetAsks = () =>
  portal('DELETE FROM tally WHERE what = $1', [keyedHash('tally', 'asks:127.0.0.1:3600')]);

/** Lets the last seconds of an hour pass: what a network does is counted by the hour. */
export const awayFromTheHour = () => sleep(Date.now() % 3_600_000 > 3_590_000 ? 10_000 : 0);

/** What the worker found and would do for a request; null while there is no plan. */
export async function planOf(id: string): Promise<Plan | null> {
  await untilIdle();
  return inTransaction(async (tx) => {
    const request = await findRequest(tx, id);
    return request ? ((await findPlan(tx, id, request.key))?.body ?? null) : null;
  });
}

/** Waits until the worker has nothing left that is due. */
export const untilIdle = () =>
  until('an idle worker', async () => {
    const due = await portal(
      'SELECT 1 FROM graphile_worker._private_jobs WHERE run_at <= now() AND attempts < max_attempts',
    );
    return due.length === 0;
  });

/** How many letters went to an address. */
export const countLetters = async (email: string): Promise<number> => (await lettersTo(email)).length;

/** Everything that the inbox holds, as recipients. */
export async function recipients(): Promise<string[]> {
  const inbox = `http://127.0.0.1:${readEnv('HABEAS_INBOX_PORT').HABEAS_INBOX_PORT}`;
  const all: Message[] = await (await fetch(`${inbox}/api/messages`)).json();
  return all.flatMap(({ envelope }) => envelope.to);
}

/** Types an address on the page that asks for one. */
export const ask = async (browser: Browser, email: string, next = '/requests'): Promise<Answer> =>
  browser.submit(await browser.get(`/prove?next=${next}`), { email });

/** The secrets of the newest code letter. */
export async function secretsOf(email: string, after = new Date(0)): Promise<{ code: string; link: string }> {
  const { text } = await letter(email, /code/i, after);
  const [, first = '', second = ''] = /\b(\d{4})[ -]?(\d{4})\b/.exec(text) ?? [];
  return { code: first + second, link: /https?:\S+#[\w-]{43}/.exec(text)?.[0] ?? '' };
}

/** Proves a mailbox. @returns the answer that signed in, its cookies in the browser's jar */
export async function prove(browser: Browser, email: string, next = '/requests'): Promise<Answer> {
  const before = new Date();
  const asked = await ask(browser, email, next);
  const { code } = await secretsOf(email, before);
  return browser.submit(await browser.follow(asked), { code });
}

/** Asks for a copy of everything. @param extra fields that the forms do not have */
export async function askForCopy(browser: Browser, extra: Record<string, string> = {}): Promise<Answer> {
  await browser.submit(await browser.get('/request/access'), { extent: 'all', ...extra });
  return browser.submit(await browser.get('/request/check'), extra);
}

/** The request's id in the address that a sent form leads to. */
export const idIn = ({ location, path, body }: Answer): string => {
  const id = /\/requests\/([0-9a-f-]{36})/.exec(location ?? '')?.[1];
  if (!id) throw new Error(`${path} led to ${location}: ${wordsOf({ body }).slice(0, 200)}`);
  return id;
};

/** Somebody new at the desk, signed in as far as the letter goes. */
export async function halfSignedIn(email: string, role: Role): Promise<Browser> {
  habeas('staff', 'add', '--email', email, '--name', 'Sam Stranger', '--role', role);
  const browser = stranger();
  const before = new Date();
  const asked = await browser.submit(await browser.get('/desk/sign-in'), { email });
  const { code } = await secretsOf(email, before);
  await browser.submit(await browser.follow(asked), { code });
  return browser;
}

/** The same with a second factor, set up on the page for it. */
export async function signedInStaff(email: string, role: Role): Promise<Browser> {
  const browser = await halfSignedIn(email, role);
  const page = await browser.get('/desk/sign-in/enrol');
  const secret = /<code[^>]*>([A-Z2-7 ]+)<\/code>/.exec(page.body)?.[1]?.replaceAll(' ', '') ?? '';
  await browser.submit(page, { code: codeOf(secret, new Date()) });
  return browser;
}
