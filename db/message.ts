import { randomUUID } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import type { Database, Transaction } from './client.ts';
import { message } from './schema/index.ts';
import { seal, unseal } from './seal.ts';

const context = (id: string) => `message:${id}:body`;

export type Message = { id: string; staffId: string | null; words: string; createdAt: Date };

type NewMessage = { requestId: string; key: Buffer; staffId: string | null; words: string; now: Date };

/** Adds to the conversation of a request; without `staffId` the person wrote it. @returns its id */
export async function insertMessage(
  tx: Transaction,
  { requestId, key, staffId, words, now }: NewMessage,
): Promise<string> {
  const id = randomUUID();
  const bodySealed = seal(key, context(id), words);
  await tx.insert(message).values({ id, requestId, staffId, bodySealed, createdAt: now });
  return id;
}

/** The conversation, oldest first, opened. */
export async function listMessages(tx: Database | Transaction, requestId: string, key: Buffer): Promise<Message[]> {
  const rows = await tx
    .select()
    .from(message)
    .where(eq(message.requestId, requestId))
    .orderBy(asc(message.createdAt), asc(message.id));
  return rows.map(({ id, staffId, bodySealed, createdAt }) => ({
    id,
    staffId,
    words: unseal(key, context(id), bodySealed).toString(),
    createdAt,
  }));
}
