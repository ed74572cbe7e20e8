import { findLook, markAgreed } from '#db/watch';
import { ok, type Result, refused } from '#domain/problems';
import { isUuid } from '#domain/uuid';
import { lookState } from '#domain/watched';
import { atDesk, type DeskAct } from './at-desk.ts';
import { record } from './record.ts';

/** Agrees, as the second person, that a colleague sees the data of a watched person for an hour. Twice is once. */
export function agreeToLook({ staffId, ...asked }: DeskAct & { staffId: unknown }): Promise<Result<null>> {
  return atDesk(asked, 'agree-to-look', async (tx, request) => {
    const { actor, now } = asked;
    if (staffId === actor.staffId) return refused('second-person-needed');
    if (typeof staffId !== 'string' || !isUuid(staffId)) return refused('staff-unknown');
    const of = { requestId: request.id, staffId };
    const state = lookState(await findLook(tx, of), now);
    if (state === 'none') return refused('not-possible-now');
    if (!(await markAgreed(tx, of, { agreedAt: now, agreedBy: actor.staffId }))) return ok(null);
    await record(tx, { type: 'look-agreed', actor, now, requestId: request.id, detail: { staffId } });
    return ok(null);
  });
}
