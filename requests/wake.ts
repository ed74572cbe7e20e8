import { listEvents } from '#db/event';
import { dayOf } from '#domain/clock';
import { ok, type Result } from '#domain/problems';
import { snoozeOf } from '#domain/snooze';
import { atDesk, type DeskAct } from './at-desk.ts';
import { organisation } from './organisation.ts';
import { record } from './record.ts';

/** Brings a request that was put back to those that wait, before its day. One that is not put back stays as it is. */
export function wake(asked: DeskAct): Promise<Result<null>> {
  return atDesk(asked, 'triage', async (tx, { id }) => {
    const { actor, now } = asked;
    if (!snoozeOf(await listEvents(tx, id), dayOf(now, organisation().timeZone))) return ok(null);
    await record(tx, { type: 'woken', actor, now, requestId: id });
    return ok(null);
  });
}
