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
