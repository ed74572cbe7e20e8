import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Database, Transaction } from './client.ts';
import { suppression } from './schema/index.ts';

/** Which of some purposes an identity has opted out of. */
export async function listOptedOut(tx: Database | Transaction, index: Buffer, purposes: string[]): Promise<string[]> {
  const rows = await tx
    .select({ purpose: suppression.purpose })
    .from(suppression)
    .where(
      and(inArray(suppression.purpose, purposes), eq(suppression.identityIndex, index), isNull(suppression.undoneAt)),
    );
  return rows.map(({ purpose }) => purpose);
}
