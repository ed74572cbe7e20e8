import { and, eq, isNotNull, isNull, lt } from 'drizzle-orm';
import type { Database, Transaction } from './client.ts';
import { masterKey } from './keys.ts';
import { holdList } from './schema/index.ts';
import { seal, unseal } from './seal.ts';

export type HoldList = typeof holdList.$inferSelect;

type NewHoldList = Omit<typeof holdList.$inferInsert, 'linesSealed'> & { id: string; lines: string };

const context = (id: string): string => `hold-list:${id}:lines`;

/** @returns its id, or that of the one which this form made already */
export async function insertHoldList(
  tx: Transaction,
  { lines, ...row }: NewHoldList,
): Promise<{ id: string; isNew: boolean }> {
  const linesSealed = seal(masterKey(), context(row.id), lines);
  const made = await tx
    .insert(holdList)
    .values({ ...row, linesSealed })
    .onConflictDoNothing()
    .returning({ id: holdList.id });
  if (made[0]) return { id: made[0].id, isNew: true };
  const isThis = and(eq(holdList.submissionKey, row.submissionKey), eq(holdList.createdBy, row.createdBy));
  const [before] = await tx.select({ id: holdList.id }).from(holdList).where(isThis);
  if (!before) throw new Error('neither made nor there');
  return { id: before.id, isNew: false };
}

/** The list, and nobody else lays it until the transaction ends. */
export async function lockHoldList(tx: Transaction, id: string): Promise<HoldList | null> {
  const [row] = await tx.select().from(holdList).where(eq(holdList.id, id)).for('update');
  return row ?? null;
}

/** What was brought, as it was; null when its day is over. */
export const linesIn = ({ id, linesSealed }: HoldList): string | null =>
  linesSealed && unseal(masterKey(), context(id), linesSealed).toString();

export async function updateLaid(tx: Transaction, id: string, set: { laid: number; confirmedAt: Date }): Promise<void> {
  await tx.update(holdList).set(set).where(eq(holdList.id, id));
}

/** Lists that were never laid go; of the others their lines do. */
export async function forgetHoldLists(db: Database, before: Date): Promise<void> {
  const isOld = lt(holdList.createdAt, before);
  await db.delete(holdList).where(and(isOld, isNull(holdList.confirmedAt)));
  await db
    .update(holdList)
    .set({ linesSealed: null })
    .where(and(isOld, isNotNull(holdList.linesSealed)));
}
