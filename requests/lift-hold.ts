import { inTransaction } from '#db/client';
import { lockHold, updateLifted } from '#db/hold';
import type { StaffActor } from '#domain/actor';
import { ok, type Result, refused } from '#domain/problems';
import { isUuid } from '#domain/uuid';
import { authorise } from './authorise.ts';
import { readReason } from './reason.ts';
import { record } from './record.ts';
import { replanHeld } from './replan-held.ts';

export type LiftHold = { actor: StaffActor; holdId: unknown; reason: unknown; now: Date };

/** Ends a hold, with a reason; never by whom it is about. Lifted twice, it was lifted by the first; a form sent twice is one. */
export function liftHold({ actor, holdId, reason, now }: LiftHold): Promise<Result<null>> {
  return inTransaction(async (tx) => {
    const may = await authorise(tx, { actor, act: 'hold', now });
    if (!may.ok) return may;
    const held = typeof holdId === 'string' && isUuid(holdId) ? await lockHold(tx, holdId) : null;
    if (!held) return refused('not-found');
    const isOther = await authorise(tx, { actor, act: 'hold', now, about: held.indexes });
    if (!isOther.ok) return isOther;
    const words = readReason(reason);
    if (!words.ok) return words;
    if (held.liftedAt) return held.liftedBy === actor.staffId ? ok(null) : refused('hold-lifted');
    await updateLifted(tx, held.id, { by: actor.staffId, reason: words.value, now });
    await record(tx, { type: 'hold-lifted', actor, now, detail: { holdId: held.id } });
    await replanHeld(tx, { indexes: held.whoSealed && held.indexes, now });
    return ok(null);
  });
}
