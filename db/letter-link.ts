import { and, eq, isNull } from 'drizzle-orm';
import type { Transaction } from './client.ts';
import { letterLink } from './schema/index.ts';
import { newToken, tokenHash } from './tokens.ts';

type NewLink = { requestId: string; purpose: 'pause-deletion' | 'undo-opt-out'; expiresAt: Date };

/** A link of its own for one letter; the token is returned once and kept only as a hash. */
export async function insertLetterLink(tx: Transaction, link: NewLink): Promise<string> {
  const token = newToken();
  await tx.insert(letterLink).values({ ...link, tokenHash: tokenHash(token) });
  return token;
}

export type LetterLink = typeof letterLink.$inferSelect;

/** The link of a letter by its token, for one purpose alone; null for any other token. */
export async function findLetterLink(
  tx: Transaction,
  purpose: LetterLink['purpose'],
  token: string,
): Promise<LetterLink | null> {
  const [link] = await tx
    .select()
    .from(letterLink)
    .where(and(eq(letterLink.tokenHash, tokenHash(token)), eq(letterLink.purpose, purpose)));
  return link ?? null;
}

/** Marks a link as used. @returns false when it was */
export async function spendLetterLink(tx: Transaction, id: string, now: Date): Promise<boolean> {
  const used = await tx
    .update(letterLink)
    .set({ usedAt: now })
    .where(and(eq(letterLink.id, id), isNull(letterLink.usedAt)))
    .returning({ id: letterLink.id });
  return used.length > 0;
}
