import { sql } from 'drizzle-orm';
import type { Transaction } from './client.ts';
import { keyedHash } from './keys.ts';
import { tally } from './schema/index.ts';

/**
 * Counts one more of something in its window of time.
 * @param what whom and what, e.g. `code-letter:<address>`; kept as a keyed hash
 * @returns how many there were in this window, this one included
 */
export async function countOne(tx: Transaction, what: string, windowSeconds: number, now: Date): Promise<number> {
  const windowAt = new Date(Math.floor(now.getTime() / 1000 / windowSeconds) * windowSeconds * 1000);
  const [row] = await tx
    .insert(tally)
    .values({ what: keyedHash('tally', `${what}:${windowSeconds}`), windowAt, count: 1 })
    .onConflictDoUpdate({ target: [tally.what, tally.windowAt], set: { count: sql`${tally.count} + 1` } })
    .returning({ count: tally.count });
  return row?.count ?? 0;
}
