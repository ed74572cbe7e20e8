import { deleteWatch, insertWatch } from '#db/watch';
import { ok, type Result } from '#domain/problems';
import { atDesk, type DeskAct } from './at-desk.ts';
import { record } from './record.ts';
import { indexesOfAll } from './who.ts';

/**
 * Puts whoever a request names on the watch-list, or takes them off it, by each of their identities: of no request that
 * names one of these, now or later, does one person of the desk alone see the data. Twice changes nothing.
 */
export function watch({ to, ...asked }: DeskAct & { to: 'watched' | 'not-watched' }): Promise<Result<null>> {
  return atDesk(asked, 'administer', async (tx, request) => {
    const { actor, now } = asked;
    const indexes = indexesOfAll(request);
    const isChanged =
      to === 'watched'
        ? await insertWatch(tx, indexes, { watchedAt: now, watchedBy: actor.staffId })
        : await deleteWatch(tx, indexes);
    const type = to === 'watched' ? 'watch-begun' : 'watch-ended';
    if (isChanged) await record(tx, { type, actor, now, requestId: request.id });
    return ok(null);
  });
}
