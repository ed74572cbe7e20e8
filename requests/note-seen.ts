import { database } from '#db/client';
import { installation } from '#db/schema/index';
import type { Certificates } from '#domain/certificates';
import type { ClockSkew } from '#domain/clock-skew';
import type { QueueStanding } from '#domain/queue-standing';

type Seen = { account: boolean; mail: boolean; skew?: ClockSkew; queue?: QueueStanding; now: Date };

/** Leaves word that the worker lives, whether it found the account database and the mail server, how their clocks go, what waits. */
export async function noteSeen(seen: Seen): Promise<void> {
  await database()
    .update(installation)
    .set({
      workerSeenAt: seen.now,
      ...(seen.skew ? { clockSkew: seen.skew } : {}),
      ...(seen.queue ? { queue: seen.queue } : {}),
      ...(seen.account ? { accountSeenAt: seen.now } : {}),
      ...(seen.mail ? { mailSeenAt: seen.now } : {}),
    });
}

/** Leaves word until when the certificates are valid that the worker saw. */
export async function noteCertificates(certificates: Certificates): Promise<void> {
  await database().update(installation).set({ certificates });
}
