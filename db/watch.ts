import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Transaction } from './client.ts';
import { look, staff, watch } from './schema/index.ts';

export type Look = typeof look.$inferSelect;
type OfLook = { requestId: string; staffId: string };

const isOf = ({ requestId, staffId }: OfLook) => and(eq(look.requestId, requestId), eq(look.staffId, staffId));

/** Whether one of these identities is on the list. */
export const isWatched = async (tx: Transaction, indexes: Buffer[]): Promise<boolean> =>
  (await tx.$count(watch, inArray(watch.emailIndex, indexes))) > 0;

/** @returns false when all of these identities are watched already */
export async function insertWatch(
  tx: Transaction,
  indexes: Buffer[],
  by: { watchedAt: Date; watchedBy: string },
): Promise<boolean> {
  const rows = indexes.map((emailIndex) => ({ emailIndex, ...by }));
  return (await tx.insert(watch).values(rows).onConflictDoNothing().returning({ at: watch.watchedAt })).length > 0;
}

/** @returns false when none of these identities was watched */
export async function deleteWatch(tx: Transaction, indexes: Buffer[]): Promise<boolean> {
  const deleted = await tx.delete(watch).where(inArray(watch.emailIndex, indexes)).returning({ at: watch.watchedAt });
  return deleted.length > 0;
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
