import { and, asc, eq, gt, lt, ne } from 'drizzle-orm';
import type { Transaction } from './client.ts';
import { staff, visit } from './schema/index.ts';

type Visit = { requestId: string; staffId: string; at: Date };

/** Keeps that somebody opened a request's page, and forgets visits before `since`. */
export async function upsertVisit(tx: Transaction, { requestId, staffId, at }: Visit, since: Date): Promise<void> {
  await tx
    .insert(visit)
    .values({ requestId, staffId, at })
    .onConflictDoUpdate({ target: [visit.requestId, visit.staffId], set: { at } });
  await tx.delete(visit).where(and(eq(visit.requestId, requestId), lt(visit.at, since)));
}

/** Names of others who opened it since then. */
export async function listVisitors(tx: Transaction, { requestId, staffId }: Visit, since: Date): Promise<string[]> {
  const rows = await tx
    .select({ name: staff.name })
    .from(visit)
    .innerJoin(staff, eq(staff.id, visit.staffId))
    .where(and(eq(visit.requestId, requestId), ne(visit.staffId, staffId), gt(visit.at, since)))
    .orderBy(asc(staff.name));
  return rows.map(({ name }) => name);
}
