import { deleteWatch, insertWatch } from '#db/watch';
import { ok, type Result } from '#domain/problems';
import { atDesk, type DeskAct } from './at-desk.ts';
import { record } from './record.ts';

/**
 * Puts the person of a request on the watch-list, or takes them off it: of none of their requests, these and later ones,
 * does one person of the desk alone see the data. Twice changes nothing.
 */
export function watch({ to, ...asked }: DeskAct & { to: 'watched' | 'not-watched' }): Promise<Result<null>> {
  return atDesk(asked, 'administer', async (tx, { id: requestId, emailIndex }) => {
    const { actor, now } = asked;
    const isChanged =
      to === 'watched'
        ? await insertWatch(tx, { emailIndex, watchedAt: now, watchedBy: actor.staffId })
        : await deleteWatch(tx, emailIndex);
    const type = to === 'watched' ? 'watch-begun' : 'watch-ended';
    if (isChanged) await record(tx, { type, actor, now, requestId });
    return ok(null);
  });
}
