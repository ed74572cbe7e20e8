import type { Transaction } from '#db/client';
import type { OpenedRequest } from '#db/request';
import { deskUrl } from './staff-letters.ts';
import { tellStaff } from './tell-staff.ts';

/** Tells all admins at once that somebody wants to see, or has opened, the data of a watched person. */
export async function tellOfLook(
  tx: Transaction,
  request: OpenedRequest,
  { isOpened, now }: { isOpened: boolean; now: Date },
): Promise<void> {
  const fields = { reference: request.reference, isOpened, deskUrl: deskUrl(request.id) };
  const about = { ...request, assigneeId: null };
  await tellStaff(tx, { kind: 'staff-watched', fields, request: about, act: 'administer', now });
}
