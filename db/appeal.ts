import { and, asc, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Database, Transaction } from './client.ts';
import { appeal, request } from './schema/index.ts';

export type Appeal = typeof appeal.$inferSelect;

/** The newest appeal of a request, open or decided. */
export async function findLastAppeal(tx: Database | Transaction, requestId: string): Promise<Appeal | null> {
  const [last] = await tx
    .select()
    .from(appeal)
    .where(eq(appeal.requestId, requestId))
    .orderBy(desc(appeal.receivedAt))
    .limit(1);
  return last ?? null;
}

/** The request of a person's that has an open appeal, if one has. */
export async function findAppealOf(
  tx: Database | Transaction,
  { emailIndex, isTrial }: { emailIndex: Buffer; isTrial: boolean },
): Promise<{ id: string; reference: string } | null> {
  const [found] = await tx
    .select({ id: request.id, reference: request.reference })
    .from(appeal)
    .innerJoin(request, eq(request.id, appeal.requestId))
    .where(and(isNull(appeal.decidedAt), eq(request.emailIndex, emailIndex), eq(request.isTrial, isTrial)))
    .limit(1);
  return found ?? null;
}

/** @returns null when the request has an open one already */
export async function insertAppeal(tx: Transaction, values: typeof appeal.$inferInsert): Promise<string | null> {
  const [made] = await tx.insert(appeal).values(values).onConflictDoNothing().returning({ id: appeal.id });
  return made?.id ?? null;
}

/** Gives an open appeal more time, and its reminders anew. */
export async function putAppealOff(
  tx: Transaction,
  id: string,
  set: { answerByOn: string; article: string; extendedOn: string },
): Promise<void> {
  await tx
    .update(appeal)
    .set({ ...set, warnedAtPercent: 0 })
    .where(eq(appeal.id, id));
}

/** Open appeals with three quarters of their time used, a page by id. */
export function listOpenAppeals(
  tx: Transaction,
  { today, after, limit }: { today: string; after: string; limit: number },
): Promise<{ id: string; requestId: string }[]> {
  const used = sql`4 * (${today}::date - ${appeal.receivedOn}) >= 3 * (${appeal.answerByOn} - ${appeal.receivedOn})`;
  return tx
    .select({ id: appeal.id, requestId: appeal.requestId })
    .from(appeal)
    .where(and(isNull(appeal.decidedAt), used, after === '' ? undefined : gt(appeal.id, after)))
    .orderBy(asc(appeal.id))
    .limit(limit);
}

export async function noteAppealWarned(tx: Transaction, id: string, warnedAtPercent: number): Promise<void> {
  await tx.update(appeal).set({ warnedAtPercent }).where(eq(appeal.id, id));
}

/** Compare-and-set on an open appeal. @returns false when somebody was faster */
export async function closeAppeal(
  tx: Transaction,
  id: string,
  set: { decidedAt: Date; decidedBy: string; isUpheld: boolean },
): Promise<boolean> {
  const closed = await tx
    .update(appeal)
    .set(set)
    .where(and(eq(appeal.id, id), isNull(appeal.decidedAt)))
    .returning({ id: appeal.id });
  return closed.length > 0;
}
