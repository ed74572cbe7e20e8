import { inTransaction } from '#db/client';
import { isStaff } from '#db/staff';
import type { StaffActor } from '#domain/actor';
import { ok, type Result, refused } from '#domain/problems';
import { isSessionEndReason } from '#domain/sessions';
import { authorise } from './authorise.ts';
import { endSessions } from './end-sessions.ts';

export type EndStaffSessions = { actor: StaffActor; staffId: unknown; reason: unknown; now: Date };

/**
 * Signs a colleague out everywhere, for a reason; they may sign in again, unlike who is shut out. Twice changes nothing.
 * @see ASVS 7.4.5
 */
export function endStaffSessions({ actor, staffId, reason, now }: EndStaffSessions): Promise<Result<null>> {
  return inTransaction(async (tx) => {
    const may = await authorise(tx, { actor, act: 'administer', now });
    if (!may.ok) return may;
    if (typeof staffId !== 'string' || !(await isStaff(tx, staffId))) return refused('staff-unknown');
    if (!isSessionEndReason(reason)) return refused('reason-missing', 'reason');
    await endSessions(tx, { actor, staffId, reason, now });
    return ok(null);
  });
}
