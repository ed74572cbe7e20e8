import { lockNotification, updateNotification } from '#db/notification';
import { ok, type Result, refused } from '#domain/problems';
import { isUuid } from '#domain/uuid';
import { atDesk, type DeskAct } from './at-desk.ts';
import { record } from './record.ts';
import { writeTo } from './tell-others.ts';

/** A press too many must not become a letter too many. */
const pauseMs = 24 * 3_600_000;

/** Writes once more to somebody who was told and has not answered. Asked twice on one day, it writes once. */
export function remindOther({
  notificationId,
  ...asked
}: DeskAct & { notificationId: unknown }): Promise<Result<null>> {
  return atDesk(asked, 'triage', async (tx, request) => {
    const { actor, now } = asked;
    if (typeof notificationId !== 'string' || !isUuid(notificationId)) return refused('not-found');
    const told = await lockNotification(tx, request, notificationId);
    if (!told?.dueOn) return refused('not-found');
    const last = told.remindedAt ?? told.toldAt;
    if (told.answer || !last) return refused('not-possible-now');
    if (now.getTime() - last.getTime() < pauseMs) return refused('told-today');
    const letterId = await writeTo(tx, request, told, { dueOn: told.dueOn, isReminder: true, now });
    if (!letterId) return refused('not-possible-now');
    await updateNotification(tx, told.id, { remindedAt: now, letterId });
    const detail = { notificationId: told.id, kind: told.kind };
    await record(tx, { type: 'other-reminded', actor, now, requestId: request.id, detail });
    return ok(null);
  });
}
