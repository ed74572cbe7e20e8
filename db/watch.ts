import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Transaction } from './client.ts';
import { look, staff, watch } from './schema/index.ts';

export type Look = typeof look.$inferSelect;
type OfLook = { requestId: string; staffId: string };

const isOf = ({ requestId, staffId }: OfLook) => and(eq(look.requestId, requestId), eq(look.staffId, staffId));

export const isWatched = async (tx: Transaction, emailIndex: Buffer): Promise<boolean> =>
  (await tx.$count(watch, eq(watch.emailIndex, emailIndex))) === 1;

/** @returns false when the person is watched already */
export async function insertWatch(tx: Transaction, row: typeof watch.$inferInsert): Promise<boolean> {
  return (await tx.insert(watch).values(row).onConflictDoNothing().returning({ at: watch.watchedAt })).length === 1;
}

/** @returns false when the person was not watched */
export async function deleteWatch(tx: Transaction, emailIndex: Buffer): Promise<boolean> {
  const deleted = await tx.delete(watch).where(eq(watch.emailIndex, emailIndex)).returning({ at: watch.watchedAt });
  return deleted.length === 1;
}

export async function findLook(tx: Transaction, of: OfLook): Promise<Look | null> {
  const [row] = await tx.select().from(look).where(isOf(of));
  return row ?? null;
}

/** Puts a new wish in the place of the one before. */
export async function upsertLook(tx: Transaction, row: OfLook & { reason: string; askedAt: Date }): Promise<void> {
  const { reason, askedAt } = row;
  const set = { reason, askedAt, agreedAt: null, agreedBy: null, openedAt: null };
  await tx
    .insert(look)
    .values(row)
    .onConflictDoUpdate({ target: [look.requestId, look.staffId], set });
}

/** @returns false when somebody has agreed already */
export async function markAgreed(
  tx: Transaction,
  of: OfLook,
  set: { agreedAt: Date; agreedBy: string },
): Promise<boolean> {
  const agreed = await tx
    .update(look)
    .set(set)
    .where(and(isOf(of), isNull(look.agreedAt)))
    .returning({ staffId: look.staffId });
  return agreed.length === 1;
}

/** @returns whether this was the first opening after a colleague agreed */
export async function markOpened(tx: Transaction, of: OfLook, openedAt: Date): Promise<boolean> {
  const opened = await tx
    .update(look)
    .set({ openedAt })
    .where(and(isOf(of), isNull(look.openedAt)))
    .returning({ staffId: look.staffId });
  return opened.length === 1;
}

/** Who wants to see a request's data, the first first. */
export const listLooks = (tx: Transaction, requestId: string) =>
  tx
    .select({
      staffId: look.staffId,
      name: staff.name,
      reason: look.reason,
      askedAt: look.askedAt,
      agreedAt: look.agreedAt,
    })
    .from(look)
    .innerJoin(staff, eq(staff.id, look.staffId))
    .where(eq(look.requestId, requestId))
    .orderBy(asc(look.askedAt));
