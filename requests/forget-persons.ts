import { lt, sql } from 'drizzle-orm';
import { inTransaction } from '#db/client';
import { deleteLeftPersons } from '#db/person';
import { letter } from '#db/schema/index';
import { record } from './record.ts';

const dayMs = 86_400_000;

/** Limits on codes count by the hour and the day. */
const countedDays = 2;

/** Before every id that there is. */
const nobody = '00000000-0000-0000-0000-000000000000';

/**
 * Forgets the letters with codes that were sent, and people of whom nothing else is left: their requests are destroyed,
 * or they never filed one. @returns how many people
 * @see GDPR Art. 5(1)(e)
 */
export async function forgetPersons({ now, limit = 5000 }: { now: Date; limit?: number }): Promise<number> {
  const before = new Date(now.getTime() - countedDays * dayMs);
  await inTransaction((tx) =>
    tx.delete(letter).where(sql`${letter.kind} = 'code' and ${lt(letter.createdAt, before)}`),
  );
  let forgotten = 0;
  for (let after: string | null = nobody; after; ) {
    const batch = await forgetBatch({ before, after, limit, now });
    forgotten += batch.gone;
    after = batch.last;
  }
  return forgotten;
}

function forgetBatch({ now, ...page }: { before: Date; after: string; limit: number; now: Date }) {
  return inTransaction(async (tx) => {
    const batch = await deleteLeftPersons(tx, page);
    if (batch.gone > 0) {
      const detail = { persons: batch.gone };
      await record(tx, { type: 'persons-forgotten', actor: { kind: 'worker' }, now, detail });
    }
    return batch;
  });
}
