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

/** The request by which an identity opted out of a purpose, while that is in force; else null. */
export async function findOptOut(tx: Database | Transaction, index: Buffer, purpose: string): Promise<string | null> {
  const [row] = await tx
    .select({ requestId: suppression.requestId })
    .from(suppression)
    .where(and(eq(suppression.purpose, purpose), eq(suppression.identityIndex, index), isNull(suppression.undoneAt)));
  return row?.requestId ?? null;
}

/** Which of many identities have opted out of a purpose, as hexadecimal indexes. */
export async function listSuppressed(
  tx: Database | Transaction,
  purpose: string,
  indexes: Buffer[],
): Promise<Set<string>> {
  const rows = await tx
    .select({ index: suppression.identityIndex })
    .from(suppression)
    .where(
      and(eq(suppression.purpose, purpose), inArray(suppression.identityIndex, indexes), isNull(suppression.undoneAt)),
    );
  return new Set(rows.map(({ index }) => index.toString('hex')));
}
