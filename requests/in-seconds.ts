import { DrizzleQueryError, sql } from 'drizzle-orm';
import type { Transaction } from '#db/client';

/** Reads for so many seconds at most, behind a savepoint, so that the transaction goes on. Null when the time is over. */
export async function inSeconds<Value>(
  tx: Transaction,
  seconds: number,
  read: (savepoint: Transaction) => Promise<Value>,
): Promise<Value | null> {
  try {
    return await tx.transaction(async (savepoint) => {
      await savepoint.execute(sql`set local statement_timeout = ${sql.raw(`'${seconds}s'`)}`);
      const value = await read(savepoint);
      await savepoint.execute(sql`set local statement_timeout to default`);
      return value;
    });
  } catch (error) {
    if (error instanceof DrizzleQueryError && isTimeOver(error.cause)) return null;
    throw error;
  }
}

/** @see PostgreSQL's `query_canceled` */
const isTimeOver = (cause: unknown): boolean =>
  typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === '57014';
