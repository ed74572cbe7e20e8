import { lockNotification, updateNotification } from '#db/notification';
import { answersTo } from '#domain/notifications';
import { ok, type Result, refused } from '#domain/problems';
import { isUuid } from '#domain/uuid';
import { atDesk, type DeskAct } from './at-desk.ts';
import { record } from './record.ts';

/**
 * Notes what somebody who was told has answered. Contents that are held for a controller leave on such a word alone.
 * Noted twice, the first answer stands.
 */
export function noteAnswer({
  notificationId,
  answer,
  ...asked
}: DeskAct & { notificationId: unknown; answer: unknown }): Promise<Result<null>> {
  return atDesk(asked, 'triage', async (tx, request) => {
    const { actor, now } = asked;
    if (typeof notificationId !== 'string' || !isUuid(notificationId)) return refused('not-found');
    const told = await lockNotification(tx, request, notificationId);
    if (!told?.dueOn) return refused('not-found');
    const known = answersTo[told.kind].find((one) => one === answer);
    if (!known) return refused('choice-unknown', 'answer');
    if (told.answer) return refused('not-possible-now');
    await updateNotification(tx, told.id, { answer: known, answeredAt: now, answeredBy: actor.staffId });
    const detail = { notificationId: told.id, kind: told.kind, answer: known };
    await record(tx, { type: 'other-answered', actor, now, requestId: request.id, detail });
    return ok(null);
  });
}
