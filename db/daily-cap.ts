import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { CappedAct } from '#domain/daily-caps';
import type { Database, Transaction } from './client.ts';
import { dailyCap, staff } from './schema/index.ts';

export type Day = { staffId: string; on: string; act: CappedAct };

const isOf = ({ staffId, on, act }: Day) =>
  and(eq(dailyCap.staffId, staffId), eq(dailyCap.on, on), eq(dailyCap.act, act));

/**
 * Counts a request among what somebody lets out on a day. Of many at once each waits for the one before, so that no two
 * take the last place.
 * @returns false when it would be one more than `atMost`, and nobody lets them go on
 */
export async function countRelease(
  tx: Transaction,
  { requestId, atMost, ...day }: Day & { requestId: string; atMost: number },
): Promise<boolean> {
  const { requestIds, allowedAt } = dailyCap;
  const counted = await tx
    .insert(dailyCap)
    .values({ ...day, requestIds: [requestId] })
    .onConflictDoUpdate({
      target: [dailyCap.staffId, dailyCap.on, dailyCap.act],
      set: { requestIds: sql`array_append(array_remove(${requestIds}, ${requestId}::uuid), ${requestId}::uuid)` },
      setWhere: sql`${requestId}::uuid = ANY(${requestIds}) OR cardinality(${requestIds}) < ${atMost} OR ${allowedAt} IS NOT NULL`,
    })
    .returning({ on: dailyCap.on });
  return counted.length === 1;
}

/** @returns whether this was the first act of that day to be held */
export async function markHeld(tx: Transaction, day: Day, heldAt: Date): Promise<boolean> {
  const marked = await tx
    .update(dailyCap)
    .set({ heldAt })
    .where(and(isOf(day), isNull(dailyCap.heldAt)))
    .returning({ on: dailyCap.on });
  return marked.length === 1;
}

/** Whether somebody's acts of that day are held, and nobody lets them go on. */
export const isHeld = async (tx: Transaction, day: Day): Promise<boolean> =>
  (await tx.$count(dailyCap, and(isOf(day), isNotNull(dailyCap.heldAt), isNull(dailyCap.allowedAt)))) === 1;

/** @returns false when nothing of that day is held, or somebody lets them go on already */
export async function markAllowed(
  tx: Transaction,
  day: Day,
  set: { allowedAt: Date; allowedBy: string },
): Promise<boolean> {
  const allowed = await tx
    .update(dailyCap)
    .set(set)
    .where(and(isOf(day), isNotNull(dailyCap.heldAt), isNull(dailyCap.allowedAt)))
    .returning({ on: dailyCap.on });
  return allowed.length === 1;
}

export type HeldDay = Awaited<ReturnType<typeof listHeld>>[number];

/** Whose acts of a day were held, the first first. */
export function listHeld(tx: Database | Transaction, on: string) {
  const admin = alias(staff, 'admin');
  return tx
    .select({
      staffId: dailyCap.staffId,
      name: staff.name,
      act: dailyCap.act,
      count: sql<number>`cardinality(${dailyCap.requestIds})`,
      heldAt: sql`${dailyCap.heldAt}`.mapWith(dailyCap.heldAt),
      allowedAt: dailyCap.allowedAt,
      allowedBy: admin.name,
    })
    .from(dailyCap)
    .innerJoin(staff, eq(staff.id, dailyCap.staffId))
    .leftJoin(admin, eq(admin.id, dailyCap.allowedBy))
    .where(and(eq(dailyCap.on, on), isNotNull(dailyCap.heldAt)))
    .orderBy(asc(dailyCap.heldAt));
}
