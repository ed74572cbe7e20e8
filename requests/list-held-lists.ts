import { inTransaction } from '#db/client';
import { listHeldLists as listRows } from '#db/listed-hold';
import { holdStaff } from '#db/staff';
import type { StaffActor } from '#domain/actor';
import { ok, type Result, refused } from '#domain/problems';
import { isUuid } from '#domain/uuid';
import { authorise } from './authorise.ts';

export type HeldList = Awaited<ReturnType<typeof listRows>>[number];

/** What was laid by lists, those in force first, with how many people each holds; none that holds the one who looks. */
export function listHeldLists({
  actor,
  holdId,
  now,
}: {
  actor: StaffActor;
  /** The list that laid this hold, and no other. */
  holdId?: string | undefined;
  now: Date;
}): Promise<Result<HeldList[]>> {
  return inTransaction(async (tx) => {
    const may = await authorise(tx, { actor, act: 'hold', now });
    if (!may.ok) return may;
    const me = await holdStaff(tx, actor.staffId);
    return me
      ? ok(await listRows(tx, { except: me.near, only: holdId && isUuid(holdId) ? holdId : null }))
      : refused('sign-in-first');
  });
}
