import { inTransaction } from '#db/client';
import { heldIn, lockHold } from '#db/hold';
import type { StaffActor } from '#domain/actor';
import { ok, type Result, refused } from '#domain/problems';
import { isUuid } from '#domain/uuid';
import { isViewReason } from '#domain/view-reasons';
import { authorise } from './authorise.ts';
import { record } from './record.ts';

export type ViewHold = { actor: StaffActor; holdId: unknown; reason: unknown; now: Date };

/** Opens whom a hold is about, as identity and value. The event is written first: without it nothing is shown. */
export function viewHold({ actor, holdId, reason, now }: ViewHold): Promise<Result<{ name: string; value: string }[]>> {
  return inTransaction(async (tx) => {
    const may = await authorise(tx, { actor, act: 'view-held', now });
    if (!may.ok) return may;
    const held = typeof holdId === 'string' && isUuid(holdId) ? await lockHold(tx, holdId) : null;
    if (!held) return refused('not-found');
    const isOther = await authorise(tx, { actor, act: 'view-held', now, about: held.indexes });
    if (!isOther.ok) return isOther;
    if (!isViewReason(reason)) return refused('reason-missing', 'reason');
    await record(tx, { type: 'hold-viewed', actor, now, detail: { holdId: held.id, reason } });
    const who = heldIn(held);
    const email = who?.email ? [{ name: 'email', value: who.email }] : [];
    return ok([...email, ...Object.entries(who?.others ?? {}).map(([name, value]) => ({ name, value }))]);
  });
}
