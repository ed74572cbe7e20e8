import { and, asc, eq, isNull } from 'drizzle-orm';
import type { GroundId } from '#domain/law/rule';
import { isGroundId } from '#domain/law/rule';
import type { Database, Transaction } from './client.ts';
import type { OpenedRequest } from './request.ts';
import { refusedPart } from './schema/index.ts';
import { seal, unseal } from './seal.ts';

/** A category that is refused, with why in words for the person. */
export type RefusedPart = {
  category: string;
  ground: GroundId;
  article: string;
  reason: string;
  decidedBy: string;
};

type About = Pick<OpenedRequest, 'id' | 'key'>;

const context = ({ id }: About, category: string) => `request:${id}:refused:${category}`;

/** @returns false when the category is refused already */
export async function insertRefusedPart(
  tx: Transaction,
  about: About,
  { reason, now, ...part }: RefusedPart & { now: Date },
): Promise<boolean> {
  const reasonSealed = seal(about.key, context(about, part.category), reason);
  const made = await tx
    .insert(refusedPart)
    .values({ ...part, requestId: about.id, reasonSealed, createdAt: now })
    .onConflictDoNothing()
    .returning({ id: refusedPart.id });
  return made.length > 0;
}

/** The parts in force, in the order in which they were refused. */
export async function listRefusedParts(tx: Database | Transaction, about: About): Promise<RefusedPart[]> {
  const rows = await tx
    .select()
    .from(refusedPart)
    .where(and(eq(refusedPart.requestId, about.id), isNull(refusedPart.liftedAt)))
    .orderBy(asc(refusedPart.createdAt), asc(refusedPart.category));
  return rows.flatMap(({ category, ground, article, reasonSealed, decidedBy }) =>
    isGroundId(ground)
      ? [
          {
            category,
            ground,
            article,
            decidedBy,
            reason: unseal(about.key, context(about, category), reasonSealed).toString(),
          },
        ]
      : [],
  );
}

/** Grants them after all. @param category one; all when left out @returns how many were in force */
export async function liftRefusedParts(
  tx: Transaction,
  requestId: string,
  { category, now }: { category?: string; now: Date },
): Promise<number> {
  const one = category === undefined ? undefined : eq(refusedPart.category, category);
  const lifted = await tx
    .update(refusedPart)
    .set({ liftedAt: now })
    .where(and(eq(refusedPart.requestId, requestId), isNull(refusedPart.liftedAt), one))
    .returning({ id: refusedPart.id });
  return lifted.length;
}
