import { sql } from 'drizzle-orm';
import { database } from '#db/client';
import { findInstallation } from '#db/installation';
import { selfTestStanding } from '#domain/self-test';
import { isSilent } from '#domain/silence';
import { organisation } from './organisation.ts';

export type Health = {
  portal: boolean;
  queue: boolean;
  mail: boolean;
  account: boolean;
  ledger: boolean;
  selfTest: boolean;
};

/** Which parts of the installation answer. The web process reaches only the portal database; the worker saw the rest. */
export async function health(now: Date): Promise<Health> {
  try {
    await database().execute(sql`SELECT 1`);
    const found = await findInstallation(database());
    const { workerSeenAt, mailSeenAt, accountSeenAt, restoredSeenAt } = found;
    const standing = selfTestStanding(found, { isWanted: organisation().selfTest !== undefined, now });
    return {
      portal: true,
      queue: !isSilent(workerSeenAt, now),
      mail: !isSilent(mailSeenAt, now),
      account: !isSilent(accountSeenAt, now),
      // False while a restored account database has erased people in it.
      ledger: restoredSeenAt === null,
      // False when the last one failed, or was too long ago.
      selfTest: standing !== 'failed' && standing !== 'late',
    };
  } catch {
    return { portal: false, queue: false, mail: false, account: false, ledger: false, selfTest: false };
  }
}
