import type { Transaction } from '#db/client';
import { countUnread } from '#db/message';
import type { OpenedRequest } from '#db/request';
import { deskUrl } from './staff-letters.ts';
import { tellStaff } from './tell-staff.ts';

/** Tells the desk that a person wrote, before what they wrote is kept: of what lies unread already it is told once. */
export async function tellOfMessage(tx: Transaction, request: OpenedRequest, now: Date): Promise<void> {
  const { id, reference, kind, answerByOn } = request;
  if ((await countUnread(tx, id, 'person')) > 0) return;
  const fields = { reference, kind, answerByOn, deskUrl: deskUrl(id) };
  await tellStaff(tx, { kind: 'staff-message', fields, request, act: 'triage', now });
}
