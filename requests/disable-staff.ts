import { eq } from 'drizzle-orm';
import { inTransaction } from '#db/client';
import { staff } from '#db/schema/index';
import { deleteSessions } from '#db/session';
import { lockActive, lockStaff } from '#db/staff';
import type { Actor, StaffActor } from '#domain/actor';
import { ok, type Result, refused } from '#domain/problems';
import { authorise } from './authorise.ts';
import { record } from './record.ts';

export type Disabling = { actor: StaffActor | Extract<Actor, { kind: 'operator' }>; staffId: string; now: Date };

/** Shuts somebody out at once: their sessions end and their names under plans count no more. The last admin stays. */
export function disableStaff({ actor, staffId, now }: Disabling): Promise<Result<null>> {
  return inTransaction(async (tx) => {
    // Before who asks is held: two that shut out each other would wait for one another.
    const admins = await lockActive(tx, 'admin');
    const may = await authorise(tx, { actor, act: 'administer', now });
    if (!may.ok) return may;
    const found = await lockStaff(tx, staffId);
    if (!found || found.disabledAt) return refused('staff-unknown');
    if (admins.length === 1 && admins[0] === staffId) return refused('last-admin');
    await tx.update(staff).set({ disabledAt: now }).where(eq(staff.id, staffId));
    await deleteSessions(tx, { personId: staffId });
    await record(tx, { type: 'staff-disabled', actor, now, detail: { staffId } });
    return ok(null);
  });
}
