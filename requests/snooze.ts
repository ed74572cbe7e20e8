import { listEvents } from '#db/event';
import { dayOf } from '#domain/clock';
import { ok, type Result, refused } from '#domain/problems';
import { isSnoozeReason, snoozeOf } from '#domain/snooze';
import { atDesk, type DeskAct } from './at-desk.ts';
import { readComing } from './days.ts';
import { organisation } from './organisation.ts';
import { record } from './record.ts';
import { snoozeRoom } from './snooze-room.ts';

/**
 * Puts a request back until a day: nobody's queue shows it as waiting before then, or before something happens to it. Its
 * clock runs on, and no list of what is late leaves it out. The same again changes nothing.
 * @param until the day on which it is there again, never later than `snoozeRoom` says
 * @param why one of the known reasons
 * @see docs/decisions/0028-a-snooze-is-an-event.md
 */
export function snooze({ until, why, ...asked }: DeskAct & { until: unknown; why: unknown }): Promise<Result<null>> {
  return atDesk(asked, 'triage', async (tx, request) => {
    const { actor, now } = asked;
    const room = await snoozeRoom(tx, request, now);
    if (!room) return refused('not-possible-now');
    if (!room.last) return refused('snooze-too-late', 'until', { day: room.lawOn });
    const day = readComing(until, 'until', now);
    if (!day.ok) return day;
    const today = dayOf(now, organisation().timeZone);
    if (day.value === today) return refused('day-over', 'until');
    if (day.value > room.last) return refused('snooze-past-law', 'until', { day: room.last });
    if (!isSnoozeReason(why)) return refused('choice-unknown', 'why');
    const before = snoozeOf(await listEvents(tx, request.id), today);
    if (before?.until === day.value && before.why === why) return ok(null);
    await record(tx, { type: 'snoozed', actor, now, requestId: request.id, detail: { until: day.value, why } });
    return ok(null);
  });
}
