import { inTransaction } from '#db/client';
import { deleteUntold, insertNotification } from '#db/notification';
import { lockRequest } from '#db/request';
import type { Notified } from '#domain/notifications';

export type Recipient = { key: string; body: Extract<Notified, { kind: 'recipient' }> };

/**
 * Writes down, before a run, who had the person's data and what they know the person by: after it the rows that say so
 * are gone. They are told when the run has ended. Noted twice, the last note counts; who was told
 * of this run stays. Another run of the same request, taken up again, takes other data: of it everybody is told anew.
 */
export function noteRecipients({
  requestId,
  runId,
  recipients,
  now,
}: {
  requestId: string;
  runId: string;
  recipients: Recipient[];
  now: Date;
}): Promise<void> {
  return inTransaction(async (tx) => {
    const about = await lockRequest(tx, requestId);
    if (!about) return;
    await deleteUntold(tx, about, 'recipient');
    for (const { key, body } of recipients) await insertNotification(tx, about, { who: `${runId}\n${key}`, body, now });
  });
}
