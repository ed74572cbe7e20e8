import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { eq } from 'drizzle-orm';
import PostalMime from 'postal-mime';
import { type Inbox, startInbox } from '#cli/inbox/inbox';
import { database, inTransaction } from '#db/client';
import { findRequest } from '#db/request';
import { event, letter, person, staff } from '#db/schema/index';
import type { LetterKind } from '#domain/letters';
import type { Role } from '#domain/roles';
import { askForCode } from '#requests/ask-for-code';
import { file } from '#requests/file';
import { organisation } from '#requests/organisation';
import { post } from '#requests/post';
import { personOf, redeem } from '#requests/redeem';
import { openPortal } from '#tests/portal';
import { deliver } from './deliver.ts';
import { closeMail, mail } from './mail.ts';
import { sendLetter } from './tasks/send-letter.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'habeas-deliver-'));
const start = new Date('2026-03-05T12:00:00Z');
const minutesOn = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
let portal: Awaited<ReturnType<typeof openPortal>>;
let inbox: Inbox;
before(async () => {
  portal = await openPortal('habeas_worker');
  inbox = await startInbox({ folder });
  process.env.SMTP_URL = inbox.smtpUrl;
});
afterEach(async () => {
  await inbox.setMode({ kind: 'accept' });
  inbox.messages.clear();
});
after(async () => {
  closeMail();
  await inbox.stop();
  await portal.close();
  rmSync(folder, { recursive: true });
});

const tryAt = (id: string, minutes = 0): Promise<void> =>
  deliver({ id, mail: mail(), organisation: organisation(), now: () => minutesOn(minutes) });

/** A request just filed, and its acknowledgement. */
async function filed(language = 'en'): Promise<{ requestId: string; letterId: string; email: string }> {
  const email = `p${randomUUID()}@example.test`;
  const personId = await inTransaction((tx) => personOf(tx, email));
  const actor = { kind: 'person', personId, sessionId: randomUUID(), email, provenAt: start } as const;
  const answers = { kind: 'access', note: '' };
  const made = await file({ answers, submissionKey: randomUUID(), language, now: start, actor });
  assert.ok(made.ok);
  const [row] = await database().select().from(letter).where(eq(letter.requestId, made.value.id));
  assert.ok(row);
  return { requestId: made.value.id, letterId: row.id, email };
}

async function addStaff(role: Role): Promise<{ id: string; email: string }> {
  const email = `${role}-${randomUUID()}@desk.test`;
  const id = await inTransaction((tx) => personOf(tx, email));
  await database().insert(staff).values({ id, name: role, role });
  return { id, email };
}

async function rowOf(id: string) {
  const [row] = await database().select().from(letter).where(eq(letter.id, id));
  assert.ok(row);
  return row;
}

/** When the letter's jobs are due, in minutes after the start. */
async function jobsOf(id: string): Promise<number[]> {
  const { rows } = await portal.owner.query<{ run_at: Date }>(
    "SELECT run_at FROM graphile_worker._private_jobs WHERE payload->>'id' = $1 AND key IS NULL ORDER BY id OFFSET 1",
    [id],
  );
  return rows.map(({ run_at }) => (run_at.getTime() - start.getTime()) / 60_000);
}

const eventsOf = async (requestId: string): Promise<string[]> =>
  (
    await database().select({ type: event.type }).from(event).where(eq(event.requestId, requestId)).orderBy(event.seq)
  ).map(({ type }) => type);

const staffLettersOf = async (requestId: string): Promise<string[]> =>
  (await database().select().from(letter).where(eq(letter.requestId, requestId)))
    .map(({ kind }) => kind)
    .filter((kind) => kind.startsWith('staff-'));

async function messageIds(): Promise<string[]> {
  const read = inbox.messages.list().map(({ id }) => inbox.messages.readRaw(id)?.toString() ?? '');
  return read.map((raw) => /^Message-ID: (.*)$/im.exec(raw)?.[1] ?? '');
}

async function codeFor(email: string, { browser = 'a browser', now = start } = {}): Promise<string> {
  const known = new Set((await database().select({ id: letter.id }).from(letter)).map(({ id }) => id));
  const client = randomUUID();
  const asked = await askForCode({ typed: email, audience: 'visitor', browser, client, language: 'en', now });
  assert.ok(asked.ok);
  const made = (await database().select({ id: letter.id }).from(letter)).find(({ id }) => !known.has(id));
  assert.ok(made);
  return made.id;
}

test('a letter reaches the address of its request, is marked sent, and stays readable for the desk', async () => {
  const { requestId, letterId, email } = await filed();
  await tryAt(letterId);
  assert.deepEqual(inbox.messages.list()[0]?.envelope, { from: organisation().letters.fromAddress, to: [email] });
  const row = await rowOf(letterId);
  assert.deepEqual([row.status, row.tries, row.replyCode, row.sentAt], ['sent', 1, 250, start]);
  assert.ok(row.toSealed && row.fieldsSealed);
  assert.deepEqual(await messageIds(), [row.messageId]);
  assert.deepEqual(await eventsOf(requestId), ['received', 'letter-sent']);
});

test('a letter goes in the language of its request, and so does the name that it is from', async () => {
  for (const [language, from, subject, label] of [
    ['de', 'ClickAndChat Datenschutzstelle', /^Wir haben Ihre Anfrage/, /Ihr Anliegen: /],
    ['pt-BR', 'Equipe de privacidade da ClickAndChat', /^Recebemos o seu pedido/, /O que você pediu: /],
    ['xx', 'ClickAndChat privacy desk', /^We have your request/, /What you asked for: /],
  ] as const) {
    inbox.messages.clear();
    await tryAt((await filed(language)).letterId);
    const [first] = inbox.messages.list();
    const mail = await PostalMime.parse(inbox.messages.readRaw(first?.id ?? '') ?? '');
    assert.equal(mail.from?.name, from);
    assert.match(mail.subject ?? '', subject);
    assert.match(mail.text ?? '', label);
  }
});

test('told twice, the task sends a letter once', async () => {
  const { letterId } = await filed();
  await sendLetter({ id: letterId }, { now: () => start });
  await sendLetter({ id: letterId }, { now: () => start });
  assert.equal(inbox.messages.list().length, 1);
  await sendLetter({ id: randomUUID() }, { now: () => start });
  await assert.rejects(sendLetter({ id: "x'; drop" }, { now: () => start }), { name: 'ZodError' });
});

test('two workers at once send a letter once, and the second looks again later', async () => {
  const { letterId } = await filed();
  await inbox.setMode({ kind: 'slow', delayMs: 400 });
  await Promise.all([tryAt(letterId), tryAt(letterId)]);
  assert.equal(inbox.messages.list().length, 1);
  assert.deepEqual([(await rowOf(letterId)).tries, await jobsOf(letterId)], [1, [3]]);
});

test('a code is forgotten as soon as it is sent, and its letter holds nothing to open', async () => {
  const id = await codeFor('codes@example.test');
  await tryAt(id);
  const { status, toSealed, fieldsSealed } = await rowOf(id);
  assert.deepEqual({ status, toSealed, fieldsSealed }, { status: 'sent', toSealed: null, fieldsSealed: null });
});

test('REL-11 a greylisted letter waits 1, then 5 minutes, and arrives with the Message-ID it was given', async () => {
  const { requestId, letterId } = await filed();
  await inbox.setMode({ kind: '451' });
  await tryAt(letterId);
  await tryAt(letterId, 1);
  const waiting = await rowOf(letterId);
  assert.deepEqual([waiting.status, waiting.tries, waiting.replyCode], ['queued', 2, 451]);
  assert.deepEqual(await jobsOf(letterId), [1, 6]);
  await inbox.setMode({ kind: 'accept' });
  await tryAt(letterId, 6);
  assert.deepEqual(await messageIds(), [waiting.messageId]);
  assert.deepEqual(await eventsOf(requestId), ['received', 'letter-sent']);
});

test('what was written to everybody is forgotten as soon as it is sent: no request’s key can be destroyed with it', async () => {
  const fields = {
    to: 'A partner',
    what: 'Your address',
    fromOn: '2027-01-01',
    exceptions: [],
    preventUrl: 'http://127.0.0.1:3000/prevent?by=x',
  };
  const id = await inTransaction((tx) =>
    post(tx, { kind: 'sharing-notice', to: 'all@example.test', fields, language: 'en', now: start }),
  );
  await tryAt(id);
  const { status, toSealed, fieldsSealed } = await rowOf(id);
  assert.deepEqual([status, toSealed, fieldsSealed], ['sent', null, null]);
});

test('nor does anything that belongs to no request, such as a letter to admins about the installation', async () => {
  const fields = { failure: 'trigger', ranAt: start.toISOString(), deskUrl: 'http://127.0.0.1:3000/desk/settings' };
  const id = await inTransaction((tx) =>
    post(tx, { kind: 'staff-self-test', to: 'ada@example.test', fields, language: 'en', now: start }),
  );
  await tryAt(id);
  const { status, toSealed, fieldsSealed } = await rowOf(id);
  assert.deepEqual([status, toSealed, fieldsSealed], ['sent', null, null]);
});

test('REL-11 a code whose letter was late still works for ten minutes after the delivery', async () => {
  const browser = randomUUID();
  const id = await codeFor('late@example.test', { browser });
  await inbox.setMode({ kind: '451' });
  for (const minutes of [0, 1, 3, 8]) await tryAt(id, minutes);
  await inbox.setMode({ kind: 'accept' });
  await tryAt(id, 13);
  const [message] = inbox.messages.list('late@example.test');
  assert.ok(message);
  const text = (await inbox.messages.read(message.id))?.text ?? '';
  const code = /^ {4}(.+)$/m.exec(text)?.[1] ?? '';
  const redeemed = await redeem({ code, browser, now: minutesOn(20) });
  assert.ok(redeemed.ok);
});

test('a code that was replaced is not sent again: it opens nothing', async () => {
  const browser = randomUUID();
  const id = await codeFor('replaced@example.test', { browser });
  await inbox.setMode({ kind: '451' });
  await codeFor('replaced@example.test', { browser, now: minutesOn(0.5) });
  await tryAt(id, 1);
  const { status, toSealed } = await rowOf(id);
  assert.deepEqual([status, toSealed], ['given-up', null]);
});

test('REL-12 a refused mailbox is not tried again, its request says so, and staff who can act are told', async () => {
  const [reviewer, admin] = [await addStaff('reviewer'), await addStaff('admin')];
  const { requestId, letterId } = await filed();
  await inbox.setMode({ kind: '550' });
  await tryAt(letterId);
  const row = await rowOf(letterId);
  assert.deepEqual([row.status, row.replyCode, await jobsOf(letterId)], ['bounced', 550, []]);
  assert.deepEqual(await eventsOf(requestId), ['received', 'letter-bounced']);
  assert.deepEqual(await staffLettersOf(requestId), ['staff-bounced']);
  const [told] = (await database().select().from(letter).where(eq(letter.requestId, requestId))).filter(
    ({ kind }) => kind === 'staff-bounced',
  );
  assert.ok(told);
  await inbox.setMode({ kind: 'accept' });
  await tryAt(told.id);
  assert.deepEqual(
    inbox.messages.list().flatMap(({ envelope }) => envelope.to),
    [reviewer.email],
  );
  assert.notEqual(reviewer.email, admin.email);
  await tryAt(letterId, 60);
  assert.equal(inbox.messages.list().length, 1);
});

test('REL-12 a letter to staff that bounces is an event, and makes no further letter', async () => {
  const { requestId } = await filed();
  const id = await inTransaction(async (tx) => {
    const request = await findRequest(tx, requestId);
    assert.ok(request);
    const fields = { reference: request.reference, deskUrl: 'http://127.0.0.1:3000/desk/x' };
    return post(tx, { kind: 'staff-lost', to: 'gone@desk.test', fields, language: 'en', now: start, request });
  });
  await inbox.setMode({ kind: '550' });
  await tryAt(id);
  assert.equal((await rowOf(id)).status, 'bounced');
  assert.deepEqual(await staffLettersOf(requestId), ['staff-lost']);
  assert.deepEqual(await eventsOf(requestId), ['received', 'letter-bounced']);
});

test('REL-12 a code that bounces tells nobody: nothing is filed', async () => {
  const id = await codeFor('nobody@example.test');
  const before = await database().$count(letter);
  await inbox.setMode({ kind: '550' });
  await tryAt(id);
  const { status, toSealed } = await rowOf(id);
  assert.deepEqual([status, toSealed, await database().$count(letter)], ['bounced', null, before]);
});

test('REL-13 a connection cut after DATA makes one copy too many at most, under the same Message-ID', async () => {
  const { letterId } = await filed();
  await inbox.setMode({ kind: 'drop-after-data' });
  await tryAt(letterId);
  await inbox.setMode({ kind: 'accept' });
  await tryAt(letterId, 1);
  await tryAt(letterId, 6);
  const ids = await messageIds();
  assert.deepEqual([ids.length, new Set(ids).size], [2, 1]);
});

test('REL-10 while the mail server is down letters wait, and all arrive afterwards', async () => {
  const waiting = [await filed(), await filed(), await filed()];
  await inbox.setMode({ kind: 'down' });
  for (const { letterId } of waiting) await tryAt(letterId);
  for (const { letterId } of waiting) {
    const { status, replyCode } = await rowOf(letterId);
    assert.deepEqual([status, replyCode, await jobsOf(letterId)], ['queued', null, [1]]);
  }
  await inbox.setMode({ kind: 'accept' });
  for (const { letterId } of waiting) await tryAt(letterId, 30);
  const arrived = inbox.messages.list().flatMap(({ envelope }) => envelope.to);
  assert.deepEqual(arrived.sort(), waiting.map(({ email }) => email).sort());
});

test('REL-14 after five days without a server a letter is given up, its request says so, and staff are told', async () => {
  const { requestId, letterId } = await filed();
  await inbox.setMode({ kind: 'down' });
  await tryAt(letterId, 5 * 24 * 60 - 1);
  assert.equal((await rowOf(letterId)).status, 'queued');
  await tryAt(letterId, 5 * 24 * 60);
  assert.equal((await rowOf(letterId)).status, 'given-up');
  assert.deepEqual(await eventsOf(requestId), ['received', 'letter-given-up']);
  assert.deepEqual(await staffLettersOf(requestId), ['staff-bounced']);
});

test('whoever looks after the request is told alone, unless they may no longer act', async () => {
  await addStaff('approver');
  const assignee = await addStaff('reviewer');
  const { requestId, letterId } = await filed();
  await portal.owner.query('UPDATE request SET assignee_id = $1 WHERE id = $2', [assignee.id, requestId]);
  await inbox.setMode({ kind: '550' });
  await tryAt(letterId);
  assert.equal((await staffLettersOf(requestId)).length, 1);
  const other = await filed();
  await portal.owner.query('UPDATE request SET assignee_id = $1 WHERE id = $2', [assignee.id, other.requestId]);
  await database().update(staff).set({ disabledAt: start }).where(eq(staff.id, assignee.id));
  await tryAt(other.letterId);
  assert.ok((await staffLettersOf(other.requestId)).length >= 2);
});

test('a member of staff whose own request it is hears nothing of it at the desk', async () => {
  await addStaff('reviewer');
  const own = await addStaff('reviewer');
  const { requestId, letterId } = await filed();
  await portal.owner.query(
    `UPDATE request SET assignee_id = $1, email_index = (SELECT email_index FROM person WHERE id = $1) WHERE id = $2`,
    [own.id, requestId],
  );
  await inbox.setMode({ kind: '550' });
  await tryAt(letterId);
  const told = await database().select().from(letter).where(eq(letter.requestId, requestId));
  const [mine] = await database().select().from(person).where(eq(person.id, own.id));
  assert.ok(mine && told.length > 1);
  assert.ok(told.every(({ kind, toIndex }) => kind !== 'staff-bounced' || !toIndex.equals(mine.emailIndex)));
});

test('A10 the letters to a known and an unknown address are identical but for code and link', async () => {
  await filed();
  const known = await addStaff('viewer');
  const levelled: string[] = [];
  for (const email of [known.email, `${'u'.repeat(known.email.length - 13)}@example.test`]) {
    const id = await codeFor(email);
    await tryAt(id);
    const [summary] = inbox.messages.list(email);
    assert.ok(summary);
    const message = await inbox.messages.read(summary.id);
    assert.ok(message?.html);
    const token = /#([\w-]+)/.exec(message.text)?.[1] ?? '';
    const code = /^ {4}(.+)$/m.exec(message.text)?.[1] ?? '';
    const parts = [message.subject, message.text, message.html].join('\n');
    levelled.push(parts.replaceAll(token, 'T'.repeat(token.length)).replaceAll(code, 'C'.repeat(code.length)));
  }
  assert.equal(levelled[0], levelled[1]);
});

test('H3: the jobs of letters hold their id alone', async () => {
  const { rows } = await portal.owner.query<{ payload: object }>(
    `SELECT j.payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
     WHERE t.identifier = 'send-letter'`,
  );
  assert.ok(rows.length > 0);
  for (const { payload } of rows) assert.deepEqual(Object.keys(payload), ['id']);
});

test('a letter of a kind that is not known, or without content, throws and stays queued', async () => {
  const { letterId } = await filed();
  await portal.owner.query("UPDATE letter SET kind = 'odd' WHERE id = $1", [letterId]);
  await assert.rejects(tryAt(letterId), /no such letter/);
  const kind: LetterKind = 'acknowledgement';
  await portal.owner.query('UPDATE letter SET kind = $2, to_sealed = null WHERE id = $1', [letterId, kind]);
  await assert.rejects(tryAt(letterId), /no content/);
  assert.equal((await rowOf(letterId)).status, 'queued');
});
