import { and, asc, desc, eq, exists, gt, inArray, isNull, lt, notExists, or } from 'drizzle-orm';
import { z } from 'zod';
import type { Database, Transaction } from './client.ts';
import { masterKey } from './keys.ts';
import { disclosure, disclosureIdentity, staff } from './schema/index.ts';
import { sealJson, unsealJson } from './seal.ts';

const whoShape = z.object({ email: z.string().nullable(), others: z.record(z.string(), z.string()) });
const orderShape = z.object({ to: z.string(), under: z.string() });
export type Order = z.output<typeof orderShape>;

export type NewDisclosure = Pick<
  typeof disclosure.$inferInsert,
  'categories' | 'disclosedOn' | 'sealedUntil' | 'submissionKey' | 'createdAt' | 'createdBy'
> & { id: string; who: z.output<typeof whoShape>; order: Order; indexes: Buffer[] };

/** @returns false when this form noted one already */
export async function insertDisclosure(
  tx: Transaction,
  { who, order, indexes, ...row }: NewDisclosure,
): Promise<boolean> {
  const sealed = {
    whoSealed: sealJson(masterKey(), `disclosure:${row.id}:who`, who),
    orderSealed: sealJson(masterKey(), `disclosure:${row.id}:order`, order),
  };
  const made = await tx
    .insert(disclosure)
    .values({ ...row, ...sealed })
    .onConflictDoNothing()
    .returning({ id: disclosure.id });
  if (made.length === 0) return false;
  const about = indexes.map((identityIndex) => ({ disclosureId: row.id, identityIndex }));
  await tx.insert(disclosureIdentity).values(about);
  return true;
}

const about = (tx: Database | Transaction, indexes: Buffer[]) =>
  tx
    .select({ id: disclosureIdentity.disclosureId })
    .from(disclosureIdentity)
    .where(and(eq(disclosureIdentity.disclosureId, disclosure.id), inArray(disclosureIdentity.identityIndex, indexes)));

type Opened = { id: string; orderSealed: Buffer; whoSealed: Buffer };

export const orderOf = ({ id, orderSealed }: Pick<Opened, 'id' | 'orderSealed'>): Order =>
  unsealJson(masterKey(), `disclosure:${id}:order`, orderSealed, orderShape);

export const discloseeOf = ({ id, whoSealed }: Pick<Opened, 'id' | 'whoSealed'>) =>
  unsealJson(masterKey(), `disclosure:${id}:who`, whoSealed, whoShape);

/**
 * What was disclosed about a person and may be told on a day, oldest first.
 * @param day `YYYY-MM-DD`; what is sealed until that day, or longer, is left out
 */
export async function listTellable(tx: Database | Transaction, indexes: Buffer[], day: string) {
  if (indexes.length === 0) return [];
  const isOpen = or(isNull(disclosure.sealedUntil), lt(disclosure.sealedUntil, day));
  const rows = await tx
    .select()
    .from(disclosure)
    .where(and(exists(about(tx, indexes)), isOpen))
    .orderBy(asc(disclosure.disclosedOn), asc(disclosure.id));
  return rows.map((row) => ({ ...orderOf(row), on: row.disclosedOn, categories: row.categories }));
}

export type DisclosureLine = Awaited<ReturnType<typeof listDisclosures>>[number];

/**
 * A page of what was disclosed, latest first; nothing about `except`, who is looking.
 * @param after where the last page ended
 */
export function listDisclosures(
  tx: Transaction,
  { except, after, limit }: { except: Buffer[]; after: { on: string; id: string } | null; limit: number },
) {
  const isAfter = after
    ? or(lt(disclosure.disclosedOn, after.on), and(eq(disclosure.disclosedOn, after.on), gt(disclosure.id, after.id)))
    : undefined;
  return tx
    .select({
      id: disclosure.id,
      categories: disclosure.categories,
      disclosedOn: disclosure.disclosedOn,
      sealedUntil: disclosure.sealedUntil,
      createdAt: disclosure.createdAt,
      by: staff.name,
    })
    .from(disclosure)
    .innerJoin(staff, eq(staff.id, disclosure.createdBy))
    .where(and(notExists(about(tx, except)), isAfter))
    .orderBy(desc(disclosure.disclosedOn), asc(disclosure.id))
    .limit(limit);
}

/** One of them with the index of everybody whom it is about, or null. */
export async function findDisclosure(tx: Transaction, id: string) {
  const [row] = await tx.select().from(disclosure).where(eq(disclosure.id, id));
  if (!row) return null;
  const indexes = await tx
    .select({ index: disclosureIdentity.identityIndex })
    .from(disclosureIdentity)
    .where(eq(disclosureIdentity.disclosureId, id));
  return { ...row, indexes: indexes.map(({ index }) => index) };
}
