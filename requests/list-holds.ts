import { inTransaction } from '#db/client';
import { listHolds as listRows } from '#db/hold';
import { holdStaff } from '#db/staff';
import type { StaffActor } from '#domain/actor';
import { ok, type Result, refused } from '#domain/problems';
import { authorise } from './authorise.ts';

export type HoldLine = Omit<Awaited<ReturnType<typeof listRows>>[number], 'isAboutPerson'> & { isAboutPerson: boolean };

/** All holds but those of lists, those in force first, without whom they are about; none about the one who looks. */
export function listHolds({ actor, now }: { actor: StaffActor; now: Date }): Promise<Result<HoldLine[]>> {
  return inTransaction(async (tx) => {
    const may = await authorise(tx, { actor, act: 'hold', now });
    if (!may.ok) return may;
    const me = await holdStaff(tx, actor.staffId);
    if (!me) return refused('sign-in-first');
    const rows = await listRows(tx, me.near);
    return ok(rows.map((row) => ({ ...row, isAboutPerson: row.isAboutPerson !== null })));
  });
}
