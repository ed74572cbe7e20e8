import { randomUUID } from 'node:crypto';
import { and, asc, count, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ProofWay } from '#domain/identity-shown';
import type { Database, Transaction } from './client.ts';
import type { OpenedRequest } from './request.ts';
import { identityProof, request } from './schema/index.ts';
import { sealJson, unsealJson } from './seal.ts';

const context = (id: string) => `identity-proof:${id}`;

const facts = z.record(z.string(), z.string());
/** A name as it was typed, and the words above it as they were read. */
const declaration = z.strictObject({ name: z.string(), words: z.string() });

export type Declaration = z.output<typeof declaration>;

type Made = { way: 'facts'; body: z.output<typeof facts> } | { way: 'declaration'; body: Declaration };

const columns = {
  id: identityProof.id,
  way: identityProof.way,
  staffId: identityProof.staffId,
  madeAt: identityProof.madeAt,
  decidedAt: identityProof.decidedAt,
  isMet: identityProof.isMet,
};
export type IdentityProof = Pick<typeof identityProof.$inferSelect, keyof typeof columns>;

/** Every time somebody showed or tried to show who they are, oldest first, without what they typed. */
export const listProofs = (db: Database | Transaction, requestId: string): Promise<IdentityProof[]> =>
  db
    .select(columns)
    .from(identityProof)
    .where(eq(identityProof.requestId, requestId))
    .orderBy(asc(identityProof.madeAt), asc(identityProof.id));

/** Facts wait for the worker; a declaration counts from now. @returns the id */
export async function insertProof(
  tx: Transaction,
  { id: requestId, key }: OpenedRequest,
  { way, body, now }: Made & { now: Date },
): Promise<string> {
  const id = randomUUID();
  const decided = way === 'facts' ? {} : { decidedAt: now, isMet: true };
  const bodySealed = sealJson(key, context(id), body);
  await tx.insert(identityProof).values({ id, requestId, way, bodySealed, madeAt: now, ...decided });
  return id;
}

/** Shown in a way of which nothing more is kept here: by the code of a letter, or because somebody of the desk says so. */
export async function insertShown(
  tx: Transaction,
  shown: { requestId: string; way: ProofWay; now: Date; staffId?: string },
): Promise<void> {
  const { now, ...rest } = shown;
  await tx.insert(identityProof).values({ ...rest, madeAt: now, decidedAt: now, isMet: true });
}

/** Facts that nobody has compared yet, as they were typed, and whose request it is; null when they are decided or gone. */
export async function findTyped(
  db: Database | Transaction,
  proofId: string,
): Promise<{ requestId: string; bodySealed: Buffer } | null> {
  const [row] = await db
    .select({ requestId: identityProof.requestId, bodySealed: identityProof.bodySealed })
    .from(identityProof)
    .where(and(eq(identityProof.id, proofId), isNull(identityProof.decidedAt)));
  return row?.bodySealed ? { requestId: row.requestId, bodySealed: row.bodySealed } : null;
}

export const openTyped = (key: Buffer, id: string, sealed: Buffer): z.output<typeof facts> =>
  unsealJson(key, context(id), sealed, facts);

/** What somebody declared, or null. */
export async function findDeclaration(
  db: Database | Transaction,
  { id: requestId, key }: OpenedRequest,
): Promise<Declaration | null> {
  const [row] = await db
    .select({ id: identityProof.id, bodySealed: identityProof.bodySealed })
    .from(identityProof)
    .where(and(eq(identityProof.requestId, requestId), eq(identityProof.way, 'declaration')));
  return row?.bodySealed ? unsealJson(key, context(row.id), row.bodySealed, declaration) : null;
}

/** Keeps whether the facts were right, and destroys them. @returns false when that was done before */
export async function decideFacts(
  tx: Transaction,
  { id, isMet, now }: { id: string; isMet: boolean; now: Date },
): Promise<boolean> {
  const decided = await tx
    .update(identityProof)
    .set({ isMet, decidedAt: now, bodySealed: null })
    .where(and(eq(identityProof.id, id), isNull(identityProof.decidedAt)))
    .returning({ id: identityProof.id });
  return decided.length > 0;
}

/**
 * How often facts were typed since a time, over all requests of one mailbox. Others who count for the same mailbox wait
 * until this transaction ends: two of its requests cannot both have the last try.
 */
export async function countTries(tx: Transaction, emailIndex: Buffer, since: Date): Promise<number> {
  await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtext('tries'), ${emailIndex.readInt32BE(0)})`);
  const [row] = await tx
    .select({ tries: count() })
    .from(identityProof)
    .innerJoin(request, eq(request.id, identityProof.requestId))
    .where(and(eq(request.emailIndex, emailIndex), eq(identityProof.way, 'facts'), gt(identityProof.madeAt, since)));
  return row?.tries ?? 0;
}

/** Facts that were typed and never compared do not lie about: they can be typed again. */
export async function deleteUncompared(db: Database | Transaction, before: Date): Promise<void> {
  await db.delete(identityProof).where(and(isNull(identityProof.decidedAt), lt(identityProof.madeAt, before)));
}
