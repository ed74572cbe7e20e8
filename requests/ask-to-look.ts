import { findLook, isWatched, upsertLook } from '#db/watch';
import { ok, type Result, refused } from '#domain/problems';
import { isViewReason } from '#domain/view-reasons';
import { lookState } from '#domain/watched';
import { atDesk, type DeskAct } from './at-desk.ts';
import { record } from './record.ts';
import { tellOfLook } from './tell-of-look.ts';
import { indexesOfAll } from './who.ts';

/** Asks a colleague to agree that one sees the data of a watched person. Twice, while it waits or is good, is once. */
export function askToLook({ reason, ...asked }: DeskAct & { reason: unknown }): Promise<Result<null>> {
  return atDesk(asked, 'ask-to-look', async (tx, request) => {
    const { actor, now } = asked;
    if (!isViewReason(reason)) return refused('reason-missing', 'reason');
    if (!(await isWatched(tx, indexesOfAll(request)))) return refused('not-possible-now');
    const of = { requestId: request.id, staffId: actor.staffId };
    if (lookState(await findLook(tx, of), now) !== 'none') return ok(null);
    await upsertLook(tx, { ...of, reason, askedAt: now });
    await record(tx, { type: 'look-asked', actor, now, requestId: request.id, detail: { reason } });
    await tellOfLook(tx, request, { isOpened: false, now });
    return ok(null);
  });
}
