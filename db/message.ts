import { randomUUID } from 'node:crypto';
import { and, asc, eq, gt, isNotNull, isNull } from 'drizzle-orm';
import type { Database, Transaction } from './client.ts';
import { message } from './schema/index.ts';
import { seal, unseal } from './seal.ts';

const context = (id: string) => `message:${id}:body`;

export type Message = { id: string; staffId: string | null; words: string; createdAt: Date; readAt: Date | null };

export type NewMessage = {
  requestId: string;
  key: Buffer;
  /** Null: the person wrote it. */
  staffId: string | null;
  words: string;
  /** Of the form. */
  submissionKey?: string | null;
  now: Date;
};

/** Adds to the conversation of a request. @returns its id, or null when this form made one already */
export async function insertMessage(
  tx: Transaction,
  { requestId, key, staffId, words, submissionKey = null, now }: NewMessage,
): Promise<string | null> {
  const id = randomUUID();
  const bodySealed = seal(key, context(id), words);
  const made = await tx
    .insert(message)
    .values({ id, requestId, staffId, bodySealed, submissionKey, createdAt: now })
    .onConflictDoNothing()
    .returning({ id: message.id });
  return made.length > 0 ? id : null;
}

export async function isSent(tx: Transaction, requestId: string, submissionKey: string): Promise<boolean> {
  const sent = and(eq(message.requestId, requestId), eq(message.submissionKey, submissionKey));
  return (await tx.$count(message, sent)) > 0;
}

/** Whose messages: the person's, or the desk's. */
const by = (side: 'person' | 'desk') => (side === 'person' ? isNull(message.staffId) : isNotNull(message.staffId));

export const countWritten = (tx: Transaction, requestId: string, since: Date): Promise<number> =>
  tx.$count(message, and(eq(message.requestId, requestId), by('person'), gt(message.createdAt, since)));

/** Messages of one side that the other has not had before them. */
export const countUnread = (tx: Database | Transaction, requestId: string, side: 'person' | 'desk'): Promise<number> =>
  tx.$count(message, and(eq(message.requestId, requestId), by(side), isNull(message.readAt)));

/** Marks those of one side as read by the other. */
export async function markRead(tx: Transaction, requestId: string, side: 'person' | 'desk', now: Date): Promise<void> {
  await tx
    .update(message)
    .set({ readAt: now })
    .where(and(eq(message.requestId, requestId), by(side), isNull(message.readAt)));
}

/** The conversation, oldest first, opened. */
export async function listMessages(tx: Database | Transaction, requestId: string, key: Buffer): Promise<Message[]> {
  const rows = await tx
    .select()
    .from(message)
    .where(eq(message.requestId, requestId))
    .orderBy(asc(message.createdAt), asc(message.id));
  return rows.map(({ id, staffId, bodySealed, createdAt, readAt }) => ({
    id,
    staffId,
    words: unseal(key, context(id), bodySealed).toString(),
    createdAt,
    readAt,
  }));
}
