import { isHandOutReason } from '#domain/hand-out-reasons';
import { ok, type Result, refused } from '#domain/problems';
import { isProven } from '#domain/proof';
import { atDesk, type DeskAct } from './at-desk.ts';
import { keepToCap } from './keep-to-cap.ts';
import { type Collected, openPackage } from './open-package.ts';
import { stamped } from './stamped.ts';

/**
 * Hands a copy to staff who post it, because its person gets letters on paper. Not to who keyed the request in: they
 * could else ask for anybody's. It wants a reason, and the file says to whom it was handed.
 * @see GDPR Art. 12(1), (3): by electronic means where the request came so, else in writing
 */
export function handOutPackage({
  packageId,
  reason,
  ...asked
}: DeskAct & { packageId: string; reason: unknown }): Promise<Result<Collected>> {
  return atDesk(asked, 'view-personal', async (tx, request) => {
    const { actor, now } = asked;
    if (!request.lettersByPost || !isProven(request)) return refused('not-possible-now');
    if (request.keyedInBy === actor.staffId) return refused('keyed-in-by-you');
    if (!isHandOutReason(reason)) return refused('reason-missing', 'reason');
    const handed = await openPackage(tx, request, { packageId, actor, now, event: 'package-handed-out', reason });
    if (!handed.ok) return handed;
    const kept = await keepToCap(tx, request, { actor, now });
    if (!kept.ok) return kept;
    return ok(stamped(handed.value, `Handed out by the privacy desk to ${actor.staffId}, ${now.toISOString()}`));
  });
}
