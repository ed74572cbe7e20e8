/** Requests that others were told of. */
import { eq } from 'drizzle-orm';
import { database, inTransaction } from '#db/client';
import { listNotifications } from '#db/notification';
import { findRequest, lockRequest } from '#db/request';
import { letter } from '#db/schema/index';
import { noteRecipients, type Recipient } from '#requests/note-recipients';
import { tellOthers } from '#requests/tell-others';
import { now, planned } from './desk.ts';

/** Who had a name and a number from us. */
export const mailHouse = (contact = 'privacy@mail-house.example', webhook?: string): Recipient => ({
  key: 'mailHouse',
  body: {
    kind: 'recipient',
    name: 'Mail House',
    contact,
    ...(webhook ? { webhook } : {}),
    fields: { act: 'delete', known: [[{ label: 'Name', value: 'CANARY-NAME' }]], what: ['Lists'], corrected: [] },
  },
});

/** A request of which the mail house was told at `now`. @returns the ids of both */
export async function toldOf(
  contact?: string,
  email?: string,
  webhook?: string,
): Promise<{ id: string; notificationId: string }> {
  const { id } = await planned('delete', email ? { email } : {});
  await noteRecipients({ requestId: id, runId: id, recipients: [mailHouse(contact, webhook)], now });
  await inTransaction(async (tx) => {
    const about = await lockRequest(tx, id);
    if (about) await tellOthers(tx, about, { kind: 'recipient', actor: { kind: 'worker' }, now });
  });
  const [one] = await notificationsOf(id);
  return { id, notificationId: one?.id ?? '' };
}

/** What was written about a request came to whom it went to, or did not. */
export async function lettersEnd(id: string, status: 'sent' | 'bounced' = 'sent'): Promise<void> {
  await database().update(letter).set({ status, sentAt: now }).where(eq(letter.requestId, id));
}

/** Who was told of a request. */
export async function notificationsOf(id: string) {
  const request = await findRequest(database(), id);
  if (!request) throw new Error('no such request');
  return inTransaction((tx) => listNotifications(tx, request));
}
