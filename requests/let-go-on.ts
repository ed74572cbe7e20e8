import { inTransaction } from '#db/client';
import { markAllowed } from '#db/daily-cap';
import { isStaff } from '#db/staff';
import type { StaffActor } from '#domain/actor';
import { dayOf } from '#domain/clock';
import { cappedActs, isGoOnReason } from '#domain/daily-caps';
import { ok, type Result, refused } from '#domain/problems';
import { authorise } from './authorise.ts';
import { organisation } from './organisation.ts';
import { record } from './record.ts';

export type LetGoOn = { actor: StaffActor; staffId: unknown; act: unknown; reason: unknown; now: Date };

/**
 * Lets somebody whose copies or deletions are held go on for the rest of the day, for a reason from the list. Never
 * oneself: an admin who became an approver is one person still. Twice changes nothing.
 */
export function letGoOn({ actor, staffId, act: asked, reason, now }: LetGoOn): Promise<Result<null>> {
  return inTransaction(async (tx) => {
    const may = await authorise(tx, { actor, act: 'administer', now });
    if (!may.ok) return may;
    if (typeof staffId !== 'string' || !(await isStaff(tx, staffId))) return refused('staff-unknown');
    if (staffId === actor.staffId) return refused('second-person-needed', 'reason');
    const act = cappedActs.find((one) => one === asked);
    if (!act) return refused('choice-unknown');
    if (!isGoOnReason(reason)) return refused('reason-missing', 'reason');
    const on = dayOf(now, organisation().timeZone);
    if (!(await markAllowed(tx, { staffId, on, act }, { allowedAt: now, allowedBy: actor.staffId }))) return ok(null);
    await record(tx, { type: 'cap-lifted', actor, now, detail: { staffId, act, on, reason } });
    return ok(null);
  });
}
