import { inTransaction } from '#db/client';
import { heldIn } from '#db/hold';
import { lockListed } from '#db/listed-hold';
import type { StaffActor } from '#domain/actor';
import { ok, type Result, refused } from '#domain/problems';
import { isUuid } from '#domain/uuid';
import { isViewReason } from '#domain/view-reasons';
import { authorise } from './authorise.ts';
import { record } from './record.ts';

export type ViewHeldList = { actor: StaffActor; listId: unknown; reason: unknown; now: Date };

/**
 * Opens whom a list holds, as addresses; to somebody whom it holds there is none. The event is written first: without
 * it nothing is shown.
 */
export function viewHeldList({ actor, listId, reason, now }: ViewHeldList): Promise<Result<string[]>> {
  return inTransaction(async (tx) => {
    const may = await authorise(tx, { actor, act: 'view-held', now });
    if (!may.ok) return may;
    const listed = isUuid(listId) ? await lockListed(tx, listId) : [];
    if (listed.length === 0) return refused('not-found');
    const held = listed.filter(({ liftedAt }) => liftedAt === null);
    const isOther = await authorise(tx, { actor, act: 'view-held', now, about: held.map(({ index }) => index) });
    if (!isOther.ok) return refused('not-found');
    if (!isViewReason(reason)) return refused('reason-missing', 'reason');
    await record(tx, { type: 'hold-list-viewed', actor, now, detail: { listId, holds: held.length, reason } });
    return ok(held.flatMap((one) => heldIn(one)?.email ?? []).sort());
  });
}
