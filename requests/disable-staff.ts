import { eq } from 'drizzle-orm';
import { inTransaction } from '#db/client';
import { session, staff } from '#db/schema/index';
import { countOthers, lockStaff } from '#db/staff';
import type { Actor, StaffActor } from '#domain/actor';
import { ok, type Result, refused } from '#domain/problems';
import { authorise } from './authorise.ts';
import { record } from './record.ts';

export type Disabling = { actor: StaffActor | Extract<Actor, { kind: 'operator' }>; staffId: string; now: Date };

/** Shuts somebody out at once: their sessions end and their names under plans count no more. The last admin stays. */
export function disableStaff({ actor, staffId, now }: Disabling): Promise<Result<null>> {
  return inTransaction(async (tx) => {
    const may = await authorise(tx, { actor, act: 'administer', now });
    if (!may.ok) return may;
    const found = await lockStaff(tx, staffId);
    if (!found || found.disabledAt) return refused('staff-unknown');
    if (found.role === 'admin' && (await countOthers(tx, 'admin', staffId)) === 0) return refused('last-admin');
    await tx.update(staff).set({ disabledAt: now }).where(eq(staff.id, staffId));
    await tx.delete(session).where(eq(session.personId, staffId));
    await record(tx, { type: 'staff-disabled', actor, now, detail: { staffId } });
    return ok(null);
  });
}
