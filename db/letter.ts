import { and, asc, count, eq, gt, sql } from 'drizzle-orm';
import type { LetterKind } from '#domain/letters';
import type { Transaction } from './client.ts';
import { letter } from './schema/index.ts';

export type LetterRow = typeof letter.$inferSelect;

/**
 * A letter that is still to be sent, and nobody else sends it until the transaction ends.
 * @returns null when it has been settled, `elsewhere` while another worker has it
 */
export async function lockQueuedLetter(tx: Transaction, id: string): Promise<LetterRow | 'elsewhere' | null> {
  const isQueued = and(eq(letter.id, id), eq(letter.status, 'queued'));
  const [locked] = await tx.select().from(letter).where(isQueued).for('update', { skipLocked: true });
  if (locked) return locked;
  const [held] = await tx.select({ id: letter.id }).from(letter).where(isQueued);
  return held ? 'elsewhere' : null;
}

/** Writes down what became of a queued letter. @throws Error when it was settled already */
export async function updateQueuedLetter(
  tx: Transaction,
  id: string,
  set: Pick<LetterRow, 'status' | 'tries' | 'replyCode'> & Partial<LetterRow>,
): Promise<void> {
  const changed = await tx
    .update(letter)
    .set(set)
    .where(and(eq(letter.id, id), eq(letter.status, 'queued')))
    .returning({ id: letter.id });
  if (changed.length !== 1) throw new Error('a letter was settled twice');
}

/** The letters of a request for the desk, oldest first, without what they say. */
export const listLetters = (tx: Transaction, requestId: string) =>
  tx
    .select({
      id: letter.id,
      kind: letter.kind,
      status: letter.status,
      tries: letter.tries,
      replyCode: letter.replyCode,
      isByWebhook: sql<boolean>`${letter.webhook} is not null`,
      createdAt: letter.createdAt,
      sentAt: letter.sentAt,
    })
    .from(letter)
    .where(eq(letter.requestId, requestId))
    .orderBy(asc(letter.createdAt));

/**
 * How many letters of a kind were queued for a mailbox after an instant. Others who count for the same mailbox wait until
 * this transaction ends, so that two cannot both find room for one more.
 */
export async function countLettersAfter(
  tx: Transaction,
  { kind, toIndex, after }: { kind: LetterKind; toIndex: Buffer; after: Date },
): Promise<number> {
  await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtext('letters'), ${toIndex.readInt32BE(0)})`);
  const [counted] = await tx
    .select({ letters: count() })
    .from(letter)
    .where(and(eq(letter.toIndex, toIndex), eq(letter.kind, kind), gt(letter.createdAt, after)));
  return counted?.letters ?? 0;
}
