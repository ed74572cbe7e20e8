import { and, asc, eq, exists, inArray, isNotNull, isNull, notExists, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database, Transaction } from './client.ts';
import { masterKey } from './keys.ts';
import { hold, holdIdentity, staff } from './schema/index.ts';
import { seal, sealJson, unsealJson } from './seal.ts';

export type HeldIdentities = { email: string | null; others: Record<string, string> };
const heldIdentities = z.object({ email: z.string().nullable(), others: z.record(z.string(), z.string()) });

export type NewHold = Pick<
  typeof hold.$inferInsert,
  'id' | 'tables' | 'reason' | 'law' | 'reviewOn' | 'submissionKey' | 'createdAt' | 'createdBy'
> & {
  id: string;
  /** Null: about nobody in particular. */
  who: HeldIdentities | null;
  indexes: Buffer[];
};

/** @returns false when this form made a hold already */
export async function insertHold(tx: Transaction, { who, indexes, ...row }: NewHold): Promise<boolean> {
  const whoSealed = who && sealJson(masterKey(), `hold:${row.id}:who`, who);
  const made = await tx
    .insert(hold)
    .values({ ...row, whoSealed })
    .onConflictDoNothing()
    .returning({ id: hold.id });
  if (made.length === 0) return false;
  if (indexes.length > 0) {
    await tx.insert(holdIdentity).values(indexes.map((identityIndex) => ({ holdId: row.id, identityIndex })));
  }
  return true;
}

const isAbout = (tx: Database | Transaction, indexes: Buffer[]): SQL =>
  exists(
    tx
      .select({ holdId: holdIdentity.holdId })
      .from(holdIdentity)
      .where(and(eq(holdIdentity.holdId, hold.id), inArray(holdIdentity.identityIndex, indexes))),
  );

/** What is in force for a person, oldest first: holds about any of these identities, and those about nobody in particular. */
export function listHoldsOn(tx: Database | Transaction, indexes: Buffer[]) {
  const theirs = indexes.length > 0 ? or(isNull(hold.whoSealed), isAbout(tx, indexes)) : isNull(hold.whoSealed);
  return tx
    .select({ tables: hold.tables, reason: hold.reason, law: hold.law, reviewOn: hold.reviewOn })
    .from(hold)
    .where(and(isNull(hold.liftedAt), theirs))
    .orderBy(asc(hold.createdAt), asc(hold.id));
}

/** Every hold in force, with whom it is about. */
export async function listHoldsInForce(tx: Database | Transaction) {
  const rows = await tx.select().from(hold).where(isNull(hold.liftedAt)).orderBy(asc(hold.createdAt), asc(hold.id));
  return rows.map(({ tables, reason, law, reviewOn, ...row }) => ({
    id: row.id,
    createdAt: row.createdAt,
    tables,
    reason,
    law,
    reviewOn,
    who: heldIn(row),
  }));
}

/** Where a page of holds ended. */
export type HoldsAfter = { isLifted: boolean; on: string; id: string };

/**
 * A page of holds laid by themselves, those in force first, by day of review; not those about `except`, who is looking.
 * @param only the hold of this id, and no other
 */
export function listHolds(
  tx: Transaction,
  { except, after, only, limit }: { except: Buffer[]; after: HoldsAfter | null; only: string | null; limit: number },
) {
  const isOthers = notExists(
    tx
      .select({ holdId: holdIdentity.holdId })
      .from(holdIdentity)
      .where(and(eq(holdIdentity.holdId, hold.id), inArray(holdIdentity.identityIndex, except))),
  );
  const isAfter = after
    ? sql`(${isNotNull(hold.liftedAt)}, ${hold.reviewOn}, ${hold.id}) > (${after.isLifted}, ${after.on}::date, ${after.id}::uuid)`
    : undefined;
  return tx
    .select({
      id: hold.id,
      tables: hold.tables,
      isAboutPerson: hold.whoSealed,
      reason: hold.reason,
      law: hold.law,
      reviewOn: hold.reviewOn,
      createdAt: hold.createdAt,
      by: staff.name,
      liftedAt: hold.liftedAt,
    })
    .from(hold)
    .innerJoin(staff, eq(staff.id, hold.createdBy))
    .where(and(isOthers, isNull(hold.listId), isAfter, only ? eq(hold.id, only) : undefined))
    .orderBy(asc(isNotNull(hold.liftedAt)), asc(hold.reviewOn), asc(hold.id))
    .limit(limit);
}

/** A hold with the index of everybody whom it is about, or null. */
export async function lockHold(tx: Transaction, id: string) {
  const [row] = await tx.select().from(hold).where(eq(hold.id, id)).for('update');
  if (!row) return null;
  const about = await tx
    .select({ index: holdIdentity.identityIndex })
    .from(holdIdentity)
    .where(eq(holdIdentity.holdId, id));
  return { ...row, indexes: about.map(({ index }) => index) };
}

/** Whom a hold is about, as it was typed. */
export const heldIn = ({ id, whoSealed }: { id: string; whoSealed: Buffer | null }): HeldIdentities | null =>
  whoSealed && unsealJson(masterKey(), `hold:${id}:who`, whoSealed, heldIdentities);

export async function updateLifted(
  tx: Transaction,
  id: string,
  { by, reason, now }: { by: string; reason: string; now: Date },
): Promise<void> {
  const liftReasonSealed = seal(masterKey(), `hold:${id}:lifted`, reason);
  await tx.update(hold).set({ liftedAt: now, liftedBy: by, liftReasonSealed }).where(eq(hold.id, id));
}
