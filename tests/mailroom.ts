/** For tests of how letters go out: a portal as the worker has it, an inbox that can refuse, and letters to send. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, afterEach, before } from 'node:test';
import { eq } from 'drizzle-orm';
import { type Inbox, startInbox } from '#cli/inbox/inbox';
import { database, inTransaction } from '#db/client';
import { event, letter, staff } from '#db/schema/index';
import type { Role } from '#domain/roles';
import { askForCode } from '#requests/ask-for-code';
import { file } from '#requests/file';
import { organisation } from '#requests/organisation';
import { personOf } from '#requests/redeem';
import { deliver } from '#worker/deliver';
import { closeMail, mail } from '#worker/mail';
import { openPortal } from './portal.ts';

export const start = new Date('2026-03-05T12:00:00Z');
export const minutesOn = (minutes: number) => new Date(start.getTime() + minutes * 60_000);

export let portal: Awaited<ReturnType<typeof openPortal>>;
export let inbox: Inbox;

/** Opens both before the first test of a file; the inbox is empty, and takes everything, before each. */
export function ownMailroom(): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'habeas-deliver-'));
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
}

export const tryAt = (id: string, minutes = 0): Promise<void> =>
  deliver({ id, mail: mail(), organisation: organisation(), now: () => minutesOn(minutes) });

/** A request just filed, and its acknowledgement. */
export async function filed(language = 'en'): Promise<{ requestId: string; letterId: string; email: string }> {
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

export async function addStaff(role: Role): Promise<{ id: string; email: string }> {
  const email = `${role}-${randomUUID()}@desk.test`;
  const id = await inTransaction((tx) => personOf(tx, email));
  await database().insert(staff).values({ id, name: role, role });
  return { id, email };
}

export async function rowOf(id: string) {
  const [row] = await database().select().from(letter).where(eq(letter.id, id));
  assert.ok(row);
  return row;
}

/** When the letter's jobs are due, in minutes after the start. */
export async function jobsOf(id: string): Promise<number[]> {
  const { rows } = await portal.owner.query<{ run_at: Date }>(
    "SELECT run_at FROM graphile_worker._private_jobs WHERE payload->>'id' = $1 AND key IS NULL ORDER BY id OFFSET 1",
    [id],
  );
  return rows.map(({ run_at }) => (run_at.getTime() - start.getTime()) / 60_000);
}

export const eventsOf = async (requestId: string): Promise<string[]> =>
  (
    await database().select({ type: event.type }).from(event).where(eq(event.requestId, requestId)).orderBy(event.seq)
  ).map(({ type }) => type);

export const staffLettersOf = async (requestId: string): Promise<string[]> =>
  (await database().select().from(letter).where(eq(letter.requestId, requestId)))
    .map(({ kind }) => kind)
    .filter((kind) => kind.startsWith('staff-'));

export async function messageIds(): Promise<string[]> {
  const read = inbox.messages.list().map(({ id }) => inbox.messages.readRaw(id)?.toString() ?? '');
  return read.map((raw) => /^Message-ID: (.*)$/im.exec(raw)?.[1] ?? '');
}

export async function codeFor(email: string, { browser = 'a browser', now = start } = {}): Promise<string> {
  const known = new Set((await database().select({ id: letter.id }).from(letter)).map(({ id }) => id));
  const client = randomUUID();
  const asked = await askForCode({ typed: email, audience: 'visitor', browser, client, language: 'en', now });
  assert.ok(asked.ok);
  const made = (await database().select({ id: letter.id }).from(letter)).find(({ id }) => !known.has(id));
  assert.ok(made);
  return made.id;
}
