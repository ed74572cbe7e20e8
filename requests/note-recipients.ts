import { inTransaction } from '#db/client';
import { deleteUntold, insertNotification } from '#db/notification';
import { lockRequest } from '#db/request';
import type { Notified } from '#domain/notifications';

export type Recipient = { key: string; body: Extract<Notified, { kind: 'recipient' }> };

/**
 * Writes down, before a run, who had the person's data and what they know the person by: after it the rows that say so
 * are gone. They are told when the run has ended. Noted twice, the last note counts; who was told stays.
 */
export function noteRecipients({
  requestId,
  recipients,
  now,
}: {
  requestId: string;
  recipients: Recipient[];
  now: Date;
}): Promise<void> {
  return inTransaction(async (tx) => {
    const about = await lockRequest(tx, requestId);
    if (!about) return;
    await deleteUntold(tx, about, 'recipient');
    for (const { key, body } of recipients) await insertNotification(tx, about, { who: key, body, now });
  });
}
