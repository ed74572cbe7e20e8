import { listEvents } from '#db/event';
import { enqueue } from '#db/queue';
import { isFrozen } from '#domain/frozen';
import { ok, type Result, refused } from '#domain/problems';
import { atDesk, type DeskAct } from './at-desk.ts';
import { record } from './record.ts';

/** Has the worker give back, or cancel for good, what was locked when it was reported lost. */
export function releaseLost({ how, ...asked }: DeskAct & { how: unknown }): Promise<Result<null>> {
  return atDesk(asked, 'release-lost', async (tx, request) => {
    const { actor, now } = asked;
    if (how !== 'unfreeze' && how !== 'cancel') return refused('choice-unknown', 'how');
    const events = await listEvents(tx, request.id);
    if (!isFrozen(events.map(({ type }) => type))) return refused('not-possible-now');
    await enqueue(tx, 'release-lost', { requestId: request.id, how }, { key: `release:${request.id}` });
    await record(tx, { type: 'release-asked', actor, now, requestId: request.id, detail: { how } });
    return ok(null);
  });
}
