/** Tables of past requests, as they wait to be looked at. */
import { and, eq, isNotNull, isNull, lt } from 'drizzle-orm';
import type { Database, Transaction } from './client.ts';
import { masterKey } from './keys.ts';
import { requestImport } from './schema/index.ts';
import { seal, unseal } from './seal.ts';

export type RequestImport = typeof requestImport.$inferSelect;

type NewImport = Omit<typeof requestImport.$inferInsert, 'linesSealed'> & { id: string; lines: string };

const context = (id: string): string => `request-import:${id}:lines`;

/** @returns its id, or that of the one which this form made already */
export async function insertImport(
  tx: Transaction,
  { lines, ...row }: NewImport,
): Promise<{ id: string; isNew: boolean }> {
  const linesSealed = seal(masterKey(), context(row.id), lines);
  const made = await tx
    .insert(requestImport)
    .values({ ...row, linesSealed })
    .onConflictDoNothing()
    .returning({ id: requestImport.id });
  if (made[0]) return { id: made[0].id, isNew: true };
  const isThis = and(eq(requestImport.submissionKey, row.submissionKey), eq(requestImport.createdBy, row.createdBy));
  const [before] = await tx.select({ id: requestImport.id }).from(requestImport).where(isThis);
  if (!before) throw new Error('neither made nor there');
  return { id: before.id, isNew: false };
}

/** The table, and nobody else brings it in until the transaction ends. */
export async function lockImport(tx: Transaction, id: string): Promise<RequestImport | null> {
  const [row] = await tx.select().from(requestImport).where(eq(requestImport.id, id)).for('update');
  return row ?? null;
}

/** What was brought, as it was; null when its day is over. */
export const pastLinesIn = ({ id, linesSealed }: RequestImport): string | null =>
  linesSealed && unseal(masterKey(), context(id), linesSealed).toString();

export async function updateBroughtIn(
  tx: Transaction,
  id: string,
  set: { broughtIn: number; confirmedAt: Date },
): Promise<void> {
  await tx.update(requestImport).set(set).where(eq(requestImport.id, id));
}

/** Tables of which nothing was brought in go; of the others their lines do. */
export async function forgetImports(db: Database, before: Date): Promise<void> {
  const isOld = lt(requestImport.createdAt, before);
  await db.delete(requestImport).where(and(isOld, isNull(requestImport.confirmedAt)));
  await db
    .update(requestImport)
    .set({ linesSealed: null })
    .where(and(isOld, isNotNull(requestImport.linesSealed)));
}
