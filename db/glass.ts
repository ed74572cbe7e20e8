import { and, asc, desc, eq, gt, isNotNull, isNull, lte } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { type GlassReason, type GlassRemark, glassSince } from '#domain/glass';
import type { Database, Transaction } from './client.ts';
import { glass, request, staff } from './schema/index.ts';

export type Glass = typeof glass.$inferSelect;
type OfGlass = { requestId: string; staffId: string };

/** The one that lets somebody see a request's data now. */
export async function findOpenGlass(tx: Transaction, of: OfGlass, now: Date): Promise<Glass | null> {
  const isTheirs = and(eq(glass.requestId, of.requestId), eq(glass.staffId, of.staffId));
  const isGood = and(isNull(glass.endedAt), gt(glass.brokenAt, glassSince(now)));
  const [row] = await tx.select().from(glass).where(and(isTheirs, isGood)).orderBy(desc(glass.brokenAt)).limit(1);
  return row ?? null;
}

export async function insertGlass(
  tx: Transaction,
  row: OfGlass & { reason: GlassReason; brokenAt: Date },
): Promise<string> {
  const [made] = await tx.insert(glass).values(row).returning({ id: glass.id });
  if (!made) throw new Error('an inserted row has no id');
  return made.id;
}

/** Locked, so that of two who review it one comes first. */
export async function lockGlass(tx: Transaction, id: string): Promise<Glass | null> {
  const [row] = await tx.select().from(glass).where(eq(glass.id, id)).for('update');
  return row ?? null;
}

export async function markReviewed(
  tx: Transaction,
  id: string,
  set: { reviewedAt: Date; reviewedBy: string; remark: GlassRemark; endedAt: Date },
): Promise<void> {
  await tx.update(glass).set(set).where(eq(glass.id, id));
}

/** Marks those whose time is over as ended. @returns them */
export const endOver = (tx: Transaction, now: Date): Promise<Glass[]> =>
  tx
    .update(glass)
    .set({ endedAt: now })
    .where(and(isNull(glass.endedAt), lte(glass.brokenAt, glassSince(now))))
    .returning();

/** How many nobody has reviewed: of one person, or of all. */
export const countToReview = (db: Database | Transaction, staffId?: string): Promise<number> =>
  db.$count(glass, and(isNull(glass.reviewedAt), staffId ? eq(glass.staffId, staffId) : undefined));

/** Those that nobody has reviewed, the first first, or the last few that somebody has. */
export function listGlasses(tx: Transaction, which: 'to-review' | 'reviewed', limit: number) {
  const admin = alias(staff, 'admin');
  const { id, requestId, staffId, reason, brokenAt, endedAt, reviewedAt, remark } = glass;
  return tx
    .select({
      ...{ id, requestId, staffId, reason, brokenAt, endedAt, reviewedAt, remark },
      reference: request.reference,
      emailIndex: request.emailIndex,
      name: staff.name,
      reviewedBy: admin.name,
    })
    .from(glass)
    .innerJoin(request, eq(request.id, glass.requestId))
    .innerJoin(staff, eq(staff.id, glass.staffId))
    .leftJoin(admin, eq(admin.id, glass.reviewedBy))
    .where(which === 'to-review' ? isNull(glass.reviewedAt) : isNotNull(glass.reviewedAt))
    .orderBy(which === 'to-review' ? asc(glass.brokenAt) : desc(glass.reviewedAt))
    .limit(limit);
}
