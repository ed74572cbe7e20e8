import { database } from '#db/client';
import { installation } from '#db/schema/index';

/** Leaves word that the worker lives, and whether it found the account database and the mail server. */
export async function noteSeen(seen: { account: boolean; mail: boolean; now: Date }): Promise<void> {
  await database()
    .update(installation)
    .set({
      workerSeenAt: seen.now,
      ...(seen.account ? { accountSeenAt: seen.now } : {}),
      ...(seen.mail ? { mailSeenAt: seen.now } : {}),
    });
}
