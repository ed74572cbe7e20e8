import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Transaction } from './client.ts';
import { letter, sharingLetter } from './schema/index.ts';

/** Nobody else announces this sharing until the transaction ends, so that an address gets one letter. */
export async function lockSharing(tx: Transaction, sharing: string): Promise<void> {
  await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtext('sharing'), hashtext(${sharing}))`);
}

/** Which of these addresses were told of a sharing, as hexadecimal indexes. */
export async function listAnnounced(tx: Transaction, sharing: string, indexes: Buffer[]): Promise<Set<string>> {
  const rows = await tx
    .select({ index: sharingLetter.addressIndex })
    .from(sharingLetter)
    .where(and(eq(sharingLetter.sharing, sharing), inArray(sharingLetter.addressIndex, indexes)));
  return new Set(rows.map(({ index }) => index.toString('hex')));
}

/** Queues the letters of one batch, behind all others, and notes who gets them. */
export async function insertSharingLetters(
  tx: Transaction,
  sharing: string,
  letters: (typeof letter.$inferInsert & { id: string })[],
): Promise<void> {
  if (letters.length === 0) return;
  await tx.insert(letter).values(letters);
  await tx
    .insert(sharingLetter)
    .values(letters.map(({ id, toIndex, createdAt }) => ({ sharing, addressIndex: toIndex, letterId: id, createdAt })));
  const ids = sql.join(
    letters.map(({ id }) => sql`${id}::uuid`),
    sql`, `,
  );
  await tx.execute(sql`SELECT enqueue_letters(ARRAY[${ids}])`);
}
