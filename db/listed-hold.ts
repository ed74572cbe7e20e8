/** Holds that a list laid: one a person, like any other, but written, counted and lifted together. */
import { and, asc, desc, eq, inArray, isNotNull, isNull, notExists, notInArray, type SQL, sql } from 'drizzle-orm';
import type { Transaction } from './client.ts';
import type { NewHold } from './hold.ts';
import { masterKey } from './keys.ts';
import { hold, holdIdentity, holdList, staff } from './schema/index.ts';
import { seal, sealJson } from './seal.ts';

/** Rows of one statement: PostgreSQL binds 65,535 values at most. */
const batch = 1000;

function* batchesOf<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let at = 0; at < rows.length; at += batch) yield rows.slice(at, at + batch);
}

/** Waits for whoever lays a list just now: or two would lay the same. */
export async function lockListing(tx: Transaction): Promise<void> {
  await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtext('hold-lists'))`);
}

export async function insertListed(tx: Transaction, listId: string, holds: readonly NewHold[]): Promise<void> {
  for (const rows of batchesOf(holds)) {
    await tx.insert(hold).values(
      rows.map(({ who, indexes, ...row }) => ({
        ...row,
        listId,
        whoSealed: who && sealJson(masterKey(), `hold:${row.id}:who`, who),
      })),
    );
    await tx
      .insert(holdIdentity)
      .values(rows.flatMap(({ id, indexes }) => indexes.map((identityIndex) => ({ holdId: id, identityIndex }))));
  }
}

const isInForceFor = (indexes: Buffer[]) =>
  and(inArray(holdIdentity.identityIndex, indexes), isNull(hold.liftedAt), eq(hold.tables, []));

/** Of these people, the holds in force on all of their rows. */
export async function listHeldWhole(tx: Transaction, indexes: readonly Buffer[]) {
  const found: { index: Buffer; law: string }[] = [];
  for (const some of batchesOf(indexes)) {
    found.push(
      ...(await tx
        .select({ index: holdIdentity.identityIndex, law: hold.law })
        .from(holdIdentity)
        .innerJoin(hold, eq(hold.id, holdIdentity.holdId))
        .where(isInForceFor(some))),
    );
  }
  return found;
}

const listedAtMost = 100;
const inForce = sql`(${isNull(hold.liftedAt)})`;

/**
 * What lists hold, those in force first, by day of review; no list that holds `except`, who is looking: they may not
 * lift it, and it would tell them why. Once it let them go it shows, without counting them.
 * @param only the list of the hold of this id, and no other
 */
export function listHeldLists(tx: Transaction, { except, only }: { except: Buffer[]; only: string | null }) {
  const holdingThem = tx
    .select({ id: hold.listId })
    .from(hold)
    .innerJoin(holdIdentity, eq(holdIdentity.holdId, hold.id))
    .where(and(isNotNull(hold.listId), isNull(hold.liftedAt), inArray(holdIdentity.identityIndex, except)));
  const isOthers = notExists(
    tx
      .select({ holdId: holdIdentity.holdId })
      .from(holdIdentity)
      .where(and(eq(holdIdentity.holdId, hold.id), inArray(holdIdentity.identityIndex, except))),
  );
  const isOfHold = only
    ? inArray(holdList.id, tx.select({ id: hold.listId }).from(hold).where(eq(hold.id, only)))
    : undefined;
  const held: SQL<number> = sql`count(*) filter (where ${inForce})::int`;
  return tx
    .select({
      id: holdList.id,
      reason: holdList.reason,
      law: holdList.law,
      reviewOn: sql<string>`coalesce(min(${hold.reviewOn}) filter (where ${inForce}), ${holdList.reviewOn})::text`,
      confirmedAt: holdList.confirmedAt,
      by: staff.name,
      held,
      lifted: sql<number>`count(*) filter (where not ${inForce})::int`,
    })
    .from(holdList)
    .innerJoin(hold, eq(hold.listId, holdList.id))
    .innerJoin(staff, eq(staff.id, holdList.createdBy))
    .where(and(isOthers, notInArray(holdList.id, holdingThem), isOfHold))
    .groupBy(holdList.id, staff.name)
    .orderBy(desc(sql`${held} > 0`), asc(holdList.reviewOn), asc(holdList.id))
    .limit(listedAtMost);
}

/** The holds of a list, also those that were lifted, with whom each is about. */
export function lockListed(tx: Transaction, listId: string) {
  return tx
    .select({ id: hold.id, index: holdIdentity.identityIndex, whoSealed: hold.whoSealed, liftedAt: hold.liftedAt })
    .from(hold)
    .innerJoin(holdIdentity, eq(holdIdentity.holdId, hold.id))
    .where(eq(hold.listId, listId))
    .orderBy(asc(hold.id))
    .for('update', { of: hold });
}

export async function updateListedLifted(
  tx: Transaction,
  ids: readonly string[],
  { by, reason, now }: { by: string; reason: string; now: Date },
): Promise<void> {
  for (const some of batchesOf(ids)) {
    const given = some.map((id) => sql`(${id}::uuid, ${seal(masterKey(), `hold:${id}:lifted`, reason)}::bytea)`);
    await tx.execute(sql`
      update ${hold} set lifted_at = ${now.toISOString()}::timestamptz, lifted_by = ${by}::uuid, lift_reason_sealed = given.reason
      from (values ${sql.join(given, sql`, `)}) as given (id, reason) where ${hold.id} = given.id`);
  }
}
