import { sql } from 'drizzle-orm';
import type { Transaction } from './client.ts';
import { keyedHash } from './keys.ts';
import { tally } from './schema/index.ts';

/** Counts one more of something, as `countMore` does. */
export const countOne = (tx: Transaction, what: string, windowSeconds: number, now: Date): Promise<number> =>
  countMore(tx, { what, windowSeconds, now, more: 1 });

type Counted = { what: string; windowSeconds: number; now: Date; more: number };

/**
 * Counts so many more of something in its window of time.
 * @param counted `what` is whom and what, e.g. `code-letter:<address>`; kept as a keyed hash
 * @returns how many there were in this window, these included
 */
export async function countMore(tx: Transaction, { what, windowSeconds, now, more }: Counted): Promise<number> {
  const windowAt = new Date(Math.floor(now.getTime() / 1000 / windowSeconds) * windowSeconds * 1000);
  const [row] = await tx
    .insert(tally)
    .values({ what: keyedHash('tally', `${what}:${windowSeconds}`), windowAt, count: more })
    .onConflictDoUpdate({ target: [tally.what, tally.windowAt], set: { count: sql`${tally.count} + ${more}` } })
    .returning({ count: tally.count });
  return row?.count ?? 0;
}
