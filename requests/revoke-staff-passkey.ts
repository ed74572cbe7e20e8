import { inTransaction } from '#db/client';
import { deletePasskey } from '#db/passkey';
import { isStaff } from '#db/staff';
import type { StaffActor } from '#domain/actor';
import { isPasskeyEndReason } from '#domain/passkeys';
import { ok, type Result, refused } from '#domain/problems';
import { isUuid } from '#domain/uuid';
import { authorise } from './authorise.ts';
import { record } from './record.ts';
import { tellOfPasskey } from './tell-of-passkey.ts';

export type RevokeStaffPasskey = {
  actor: StaffActor;
  staffId: unknown;
  passkeyId: unknown;
  reason: unknown;
  now: Date;
};

/**
 * Takes a colleague's passkey away, for a reason, and tells them. One's own goes on a page of its own. Sessions that it
 * opened stay: ending those is an act of its own.
 */
export function revokeStaffPasskey({
  actor,
  staffId,
  passkeyId,
  reason,
  now,
}: RevokeStaffPasskey): Promise<Result<null>> {
  return inTransaction(async (tx) => {
    const may = await authorise(tx, { actor, act: 'administer', now });
    if (!may.ok) return may;
    if (typeof staffId !== 'string' || !(await isStaff(tx, staffId))) return refused('staff-unknown');
    if (staffId === actor.staffId) return refused('passkey-own');
    if (!isPasskeyEndReason(reason)) return refused('reason-missing', 'reason');
    if (!isUuid(passkeyId) || !(await deletePasskey(tx, { staffId, id: passkeyId }))) return refused('passkey-gone');
    await record(tx, { type: 'passkey-revoked', actor, now, detail: { staffId, passkeyId, reason } });
    await tellOfPasskey(tx, { actor, staffId, isAdded: false, now });
    return ok(null);
  });
}
