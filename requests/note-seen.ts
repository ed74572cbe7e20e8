import { database } from '#db/client';
import { installation } from '#db/schema/index';
import type { Certificates } from '#domain/certificates';
import type { ClockSkew } from '#domain/clock-skew';

/** Leaves word that the worker lives, and whether it found the account database and the mail server, and how their clocks go. */
export async function noteSeen(seen: { account: boolean; mail: boolean; skew?: ClockSkew; now: Date }): Promise<void> {
  await database()
    .update(installation)
    .set({
      workerSeenAt: seen.now,
      ...(seen.skew ? { clockSkew: seen.skew } : {}),
      ...(seen.account ? { accountSeenAt: seen.now } : {}),
      ...(seen.mail ? { mailSeenAt: seen.now } : {}),
    });
}

/** Leaves word until when the certificates are valid that the worker saw. */
export async function noteCertificates(certificates: Certificates): Promise<void> {
  await database().update(installation).set({ certificates });
}
