import { sql } from 'drizzle-orm';
import { database } from '#db/client';
import { findInstallation } from '#db/installation';
import { selfTestStanding } from '#domain/self-test';
import { organisation } from './organisation.ts';

/** How long a part may be silent before it counts as gone, in seconds. The worker looks every 15. */
const silentAfterSeconds = 60;

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
    const lately = (at: Date | null) => at !== null && now.getTime() - at.getTime() < silentAfterSeconds * 1000;
    return {
      portal: true,
      queue: lately(workerSeenAt),
      mail: lately(mailSeenAt),
      account: lately(accountSeenAt),
      // False while a restored account database has erased people in it.
      ledger: restoredSeenAt === null,
      // False when the last one failed, or was too long ago.
      selfTest: standing !== 'failed' && standing !== 'late',
    };
  } catch {
    return { portal: false, queue: false, mail: false, account: false, ledger: false, selfTest: false };
  }
}
