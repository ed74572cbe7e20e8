/** Requests that staff keyed in, and their letters on paper. */
import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { database } from '#db/client';
import { letter } from '#db/schema/index';
import type { StaffActor } from '#domain/actor';
import { type KeyIn, keyIn } from '#requests/key-in';
import { viewLetters } from '#requests/view-letters';
import { sendLetter } from '#worker/tasks/send-letter';
import { makeStaff, now } from './desk.ts';

/** As on an envelope, typed as browsers send it. */
export const postal = 'Ann Example\n1 Some Street\r\n\nGlendale';

/** A form of the desk, complete but for whom it is about. */
export const keyInForm = (more: Pick<KeyIn, 'actor'> & Partial<KeyIn>): KeyIn => ({
  channel: 'letter',
  receivedOn: '2026-05-20',
  answers: { kind: 'delete', scope: 'everything' },
  identities: {},
  mayWriteToMailbox: true,
  postal: '',
  language: 'en',
  submissionKey: randomUUID(),
  now,
  ...more,
});

/** Keys a request in. @returns its id */
export async function keyed(more: Partial<KeyIn>): Promise<string> {
  const filed = await keyIn(keyInForm({ ...more, actor: more.actor ?? (await makeStaff('reviewer')) }));
  if (!filed.ok) throw new Error(filed.problems[0].code);
  return filed.value.id;
}

/** Has the worker write a request's queued letters by post. @returns the ids of all its letters */
export async function writeLetters(requestId: string): Promise<string[]> {
  // No mail server is there: a letter by post needs none.
  process.env.SMTP_URL ??= 'smtp://127.0.0.1:1';
  const rows = await database().select({ id: letter.id }).from(letter).where(eq(letter.requestId, requestId));
  for (const { id } of rows) await sendLetter({ id }, { now: () => now });
  return rows.map(({ id }) => id);
}

/** The letters of a request as a member of staff reads them. */
export async function lettersSeenBy(actor: StaffActor, id: string) {
  const view = await viewLetters({ actor, id, now });
  if (!view.ok) throw new Error(view.problems[0].code);
  return view.value;
}
