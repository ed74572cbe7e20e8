import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { inTransaction } from '#db/client';
import { findPlan } from '#db/plan';
import { findRequest } from '#db/request';
import { findStaffByEmail } from '#db/staff';
import type { StaffActor } from '#domain/actor';
import { rowsAtStake } from '#domain/plan-totals';
import { readEnv } from '#env';
import { approve } from '#requests/approve';
import { prepare } from '#requests/prepare';
import { type Answer, type Browser, wordsOf } from '#tests/http';
import { until } from '#tests/worker-process';
import { inPortal } from '../in-portal.ts';
import { outputFile } from '../instance.ts';
import { letter, lettersTo } from '../portal.ts';
import { addressOf } from '../staff.ts';
import { test } from '../test.ts';
import {
  ask,
  askForCopy,
  countLetters,
  customer,
  forgetTallies,
  fresh,
  idIn,
  planOf,
  portal,
  prove,
  recipients,
  secretsOf,
  shop,
  stranger,
  untilIdle,
} from './stranger.ts';

let armedBefore: Date | null = null;
inPortal();
test.beforeAll(async () => {
  const [found] = await portal<{ armed: Date | null }>('SELECT armed_at AS armed FROM installation');
  armedBefore = found?.armed ?? null;
  await portal('UPDATE installation SET armed_at = coalesce(armed_at, now())');
});
test.afterAll(async () => {
  await portal('UPDATE installation SET armed_at = $1', [armedBefore]);
});
test.beforeEach(forgetTallies);

const statusOf = async (id: string) =>
  (await portal<{ status: string }>('SELECT status FROM request WHERE id = $1', [id]))[0]?.status;

async function colleague(who: 'reviewer' | 'approver' | 'approver2'): Promise<StaffActor> {
  const found = await inTransaction((tx) => findStaffByEmail(tx, addressOf(who)));
  if (!found) throw new Error(`the example has no ${who}`);
  const { id: staffId, name, role } = found;
  return { kind: 'staff', staffId, sessionId: randomUUID(), name, role, secondFactorAt: new Date() };
}

/** What the page of a request gives along with an approval. */
async function seen(id: string): Promise<{ digest: string; count: string }> {
  await untilIdle();
  return inTransaction(async (tx) => {
    const request = await findRequest(tx, id);
    const plan = request && (await findPlan(tx, id, request.key));
    if (!plan) throw new Error('no plan');
    return { digest: plan.digest, count: String(rowsAtStake(plan.body)) };
  });
}

async function approved(id: string): Promise<void> {
  const asked = { ...(await seen(id)), id, now: new Date() };
  // Not the one of the other specs: one person approves only so many deletions a day.
  const signed = await approve({ ...asked, actor: await colleague('approver2') });
  expect(signed).toEqual({ ok: true, value: null });
}

test('A1: who proved one mailbox and names another person in words and fields gets nothing of that person', async () => {
  const attacker = stranger();
  await prove(attacker, fresh('mallory-a1', 'attacker.test'));
  const email = await customer('victim-a1');
  const [victim] = await shop<{ id: string }>('SELECT id FROM accounts WHERE email = $1', [email]);
  const lies = {
    email,
    subject_id: String(victim?.id),
    accountId: String(victim?.id),
    personId: String(victim?.id),
    note: `My account is ${email}, born 1970-01-01`,
    identities: JSON.stringify({ email }),
  };
  const id = idIn(await askForCopy(attacker, lies));
  const plan = await planOf(id);
  expect(plan?.persons).toBe(0);
  expect(plan?.tables.reduce((sum, { found, mentioned }) => sum + found + mentioned, 0)).toBe(0);
  const { digest } = await seen(id);
  const agent = await colleague('approver');
  const forced = await approve({
    actor: agent,
    id,
    digest,
    now: new Date(),
    ...{ subject_id: victim?.id, force: true },
  });
  expect(!forced.ok && forced.problems[0].code).toBe('plan-has-questions');
  expect(await portal('SELECT 1 FROM package WHERE request_id = $1', [id])).toEqual([]);
  expect(await countLetters(email)).toBe(0);
});

test('A2: a delivery address in a form changes nothing: all letters and the copy go to the proven mailbox', async () => {
  const email = await customer('delivered-a2');
  const person = stranger();
  await prove(person, email);
  const elsewhere = fresh('elsewhere-a2', 'evil.test');
  const before = (await recipients()).length;
  const lies = { deliver_to: elsewhere, email: elsewhere, to: elsewhere, replyTo: elsewhere, notify: elsewhere };
  const id = idIn(await askForCopy(person, lies));
  await approved(id);
  await letter(email, /ready/i);
  await untilIdle();
  const since = (await recipients()).slice(0, (await recipients()).length - before);
  const toOthers = since.filter((to) => to !== email && !to.endsWith('@clickandchat.example'));
  expect(toOthers).toEqual([]);
  expect(await shop('SELECT 1 FROM accounts WHERE email = $1', [email])).toHaveLength(1);
  const packages = await portal<{ id: string }>('SELECT id FROM package WHERE request_id = $1', [id]);
  const other = stranger();
  await prove(other, fresh('thief-a2', 'attacker.test'));
  expect((await other.get(`/requests/${id}/package/${packages[0]?.id}`)).status).toBe(404);
});

test('A3: an account whose address was changed after the approval is left alone, and staff look again', async () => {
  const person = stranger();
  const email = await customer('stale-a3');
  await prove(person, email);
  const id = idIn(await askForDeletion(person));
  await planOf(id);
  await approvedDeletion(id);
  await until('notices', async () => (await countLetters(email)) > 2);
  const moved = fresh('moved-a3', 'people.test');
  await shop('UPDATE accounts SET email = $2 WHERE email = $1', [email, moved]);
  await coolOff(id);
  expect(await statusOf(id)).toBe('review');
  expect(await shop('SELECT 1 FROM accounts WHERE email = $1', [moved])).toHaveLength(1);
  expect(await shop('SELECT 1 FROM habeas.receipt WHERE request_id = $1', [id])).toEqual([]);
});

async function askForDeletion(person: Browser): Promise<Answer> {
  await person.submit(await person.get('/request/delete'), { scope: 'everything' });
  return person.submit(await person.get('/request/check'));
}

/** Prepared by one and approved by another. */
async function approvedDeletion(id: string): Promise<void> {
  const { digest } = await seen(id);
  const prepared = await prepare({ actor: await colleague('reviewer'), id, digest, now: new Date() });
  expect(prepared).toEqual({ ok: true, value: null });
  await approved(id);
  await untilIdle();
}

/** Lets the cooling-off be over: its end and the job that waits for it are moved to now. */
async function coolOff(id: string): Promise<void> {
  await portal(`UPDATE request SET run_after = now() WHERE id = $1`, [id]);
  await portal(`UPDATE graphile_worker._private_jobs SET run_at = now() WHERE key = $1`, [`run:${id}`]);
  await portal(`NOTIFY "jobs:insert"`);
  await untilIdle();
}

test('A5: a deletion tells every contact in neutral words, runs not before its time, and the notice’s link stops it', async ({
  browser,
}) => {
  const email = await customer('deleted-a5');
  const [old, spare] = [fresh('old-a5', 'people.test'), fresh('spare-a5', 'people.test')];
  await shop(`UPDATE accounts SET recovery_email = $2 WHERE email = $1`, [email, spare]);
  await shop(
    `INSERT INTO email_changes (account_id, old_email, new_email, changed_at)
     SELECT id, $2, $1, now() - interval '20 days' FROM accounts WHERE email = $1`,
    [email, old],
  );
  const thief = stranger();
  await prove(thief, email);
  const id = idIn(await askForDeletion(thief));
  await planOf(id);
  await approvedDeletion(id);
  const reference = (await portal<{ reference: string }>('SELECT reference FROM request WHERE id = $1', [id]))[0]
    ?.reference;
  const notices = await Promise.all([email, old, spare].map((to) => letter(to, /A change to an account/)));
  for (const { text } of notices) expect(text).not.toMatch(new RegExp(`${reference}|deleted-a5|Stranger`, 'i'));
  // Before its time even a job of its own does nothing.
  await portal(`UPDATE graphile_worker._private_jobs SET run_at = now() WHERE key = $1`, [`run:${id}`]);
  await portal(`NOTIFY "jobs:insert"`);
  await untilIdle();
  expect(await statusOf(id)).toBe('approved');
  const link = /https?:\S+\/pause#[\w-]{43}/.exec(notices[1]?.text ?? '')?.[0] ?? '';
  const page = await (await browser.newContext()).newPage();
  await page.goto(link);
  await page.getByRole('main').getByRole('button').click();
  await page.waitForURL(/\/pause\?done/);
  await letter(email, /on hold/);
  expect((await lettersTo(old)).length).toBe(1);
  await coolOff(id);
  expect(await statusOf(id)).toBe('approved');
  expect(await shop('SELECT 1 FROM accounts WHERE email = $1', [email])).toHaveLength(1);
  expect(await portal(`SELECT 1 FROM event WHERE request_id = $1 AND type = 'paused'`, [id])).toHaveLength(1);
});

const known = () => ['person1614@people.test', fresh('nobody-a8', 'people.test'), addressOf('viewer')];

/** An answer without what differs in every answer, and without the address that was typed. */
function shape({ status, headers, body, location }: Answer, email: string) {
  const nonce = /'nonce-([^']+)'/.exec(headers.get('content-security-policy') ?? '')?.[1] ?? '-';
  const same = (text: string) =>
    text
      .replaceAll(nonce, 'NONCE')
      .replaceAll(email, 'ADDRESS')
      .replaceAll(/[\w-]{43}/g, 'TOKEN')
      .replaceAll(/(Expires=)[^;]+/g, '$1THEN')
      .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID')
      .replaceAll(/\b[2-9A-Z]{4}(-[2-9A-Z]{4}){2}\b/g, 'REFERENCE');
  const lines = [...headers].filter(([name]) => name !== 'date').map(([name, value]) => same(`${name}: ${value}`));
  return { status, location: same(location ?? ''), lines, body: same(body) };
}

const asks: [string, (browser: Browser, email: string) => Promise<Answer>][] = [
  ['/prove', (browser, email) => ask(browser, email)],
  ['/desk/sign-in', async (browser, email) => browser.submit(await browser.get('/desk/sign-in'), { email })],
  [
    '/request/opt-out',
    async (browser, email) => browser.submit(await browser.get('/request/opt-out'), { email, purposes: 'offers' }),
  ],
];

for (const [route, send] of asks) {
  test(`A8: ${route} answers known, unknown and staff addresses alike, to the byte`, async () => {
    const shapes = [];
    for (const email of known()) {
      const browser = stranger();
      const answer = await send(browser, email);
      const next = await browser.follow(answer);
      const cookies = [...browser.jar].map(([name, value]) => [name, value.length]);
      shapes.push(JSON.stringify([shape(answer, email), shape(next, email), cookies]));
    }
    expect(shapes[1]).toBe(shapes[0]);
    expect(shapes[2]).toBe(shapes[0]);
  });
}

test('A17: asking ten times while a request is open makes one request, one reference and one letter', async () => {
  const email = fresh('again-a17');
  const person = stranger();
  await prove(person, email);
  const ids = new Set<string>();
  for (let turn = 0; turn < 10; turn++) {
    const sent = await askForCopy(person);
    ids.add(idIn(sent));
    expect(wordsOf(await person.follow(sent))).toMatch(/[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/);
  }
  expect(ids.size).toBe(1);
  await untilIdle();
  expect((await lettersTo(email)).length).toBe(2);
});

test('C8: no address, code, token or cookie is in any page’s address or in what the processes print', async () => {
  const email = fresh('logged-c8');
  const browser = stranger();
  const asked = await ask(browser, email);
  const { code, link } = await secretsOf(email);
  const entered = await browser.submit(await browser.follow(asked), { code });
  const id = idIn(await askForCopy(browser));
  await browser.submit(await browser.get(`/requests/${id}/cancel`));
  const shown = [asked, entered].map(({ location }) => location ?? '');
  // Things that fail are what gets written down: a form that cannot be read would be quoted, and what a database refuses.
  const page = await stranger().get('/prove');
  const [state = ''] = /\$ACTION_\d+:1(?=")/.exec(page.body.slice(page.body.indexOf('<main'))) ?? [];
  const broken = { email, [state]: `["${email}"` };
  expect((await stranger(browser.jar).submit(page, broken)).status).toBe(400);
  await portal(`CREATE FUNCTION quoting() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '${email}'; END $$;
    CREATE TRIGGER quoting BEFORE INSERT ON letter EXECUTE FUNCTION quoting()`);
  const failed = await ask(stranger(), email).finally(() => portal('DROP FUNCTION quoting CASCADE'));
  expect(failed.status).toBe(500);
  await untilIdle();
  const token = link.split('#')[1] ?? '';
  const printed = readFileSync(path.join(readEnv('HABEAS_DATA').HABEAS_DATA, outputFile), 'utf8');
  expect(printed).toContain('"level":"error"');
  for (const secret of [email, email.split('@')[0] ?? '', code, token, ...browser.jar.values()]) {
    expect(secret).not.toBe('');
    expect([printed.includes(secret), shown.join().includes(secret)]).toEqual([false, false]);
  }
  expect(link.split('#')[0]).not.toMatch(/[?@]/);
});
