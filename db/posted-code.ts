import { and, asc, count, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Database, Transaction } from './client.ts';
import { postedCode, request } from './schema/index.ts';

export type PostedCode = typeof postedCode.$inferSelect;

/** The codes that were asked for, oldest first. */
export const listPostedCodes = (db: Database | Transaction, requestId: string): Promise<PostedCode[]> =>
  db.select().from(postedCode).where(eq(postedCode.requestId, requestId)).orderBy(asc(postedCode.askedAt));

export async function findPostedCode(db: Database | Transaction, id: string): Promise<PostedCode | null> {
  const [row] = await db.select().from(postedCode).where(eq(postedCode.id, id));
  return row ?? null;
}

export async function insertPostedCode(tx: Transaction, asked: typeof postedCode.$inferInsert): Promise<string> {
  const [row] = await tx.insert(postedCode).values(asked).returning({ id: postedCode.id });
  if (!row) throw new Error('a code was not kept');
  return row.id;
}

/** Writes down the code's hash, or that its letter goes nowhere. @returns false when that was done before */
export async function settlePostedCode(tx: Transaction, id: string, codeHash: Buffer | null): Promise<boolean> {
  const isUnsettled = and(eq(postedCode.id, id), isNull(postedCode.codeHash), eq(postedCode.isUnsent, false));
  const settled = await tx
    .update(postedCode)
    .set(codeHash ? { codeHash } : { isUnsent: true })
    .where(isUnsettled)
    .returning({ id: postedCode.id });
  return settled.length > 0;
}

/** One more try, or that it was the right one. */
export async function countCodeTry(tx: Transaction, id: string, usedAt: Date | null): Promise<void> {
  const set = usedAt ? { usedAt } : { failedTries: sql`${postedCode.failedTries} + 1` };
  await tx.update(postedCode).set(set).where(eq(postedCode.id, id));
}

/**
 * How many were asked for since a time, over all requests of one mailbox. Others who count for the same mailbox wait until
 * this transaction ends, so that two cannot both find room for one more.
 */
export async function countPostedCodes(tx: Transaction, emailIndex: Buffer, since: Date): Promise<number> {
  await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtext('posted-codes'), ${emailIndex.readInt32BE(0)})`);
  const [row] = await tx
    .select({ letters: count() })
    .from(postedCode)
    .innerJoin(request, eq(request.id, postedCode.requestId))
    .where(and(eq(request.emailIndex, emailIndex), gt(postedCode.askedAt, since)));
  return row?.letters ?? 0;
}
