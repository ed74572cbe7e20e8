import { lockNotification, updateNotification } from '#db/notification';
import { answersTo, releasingAnswer } from '#domain/notifications';
import { ok, type Result, refused } from '#domain/problems';
import { isUuid } from '#domain/uuid';
import { isAskedAnew } from './asked-anew.ts';
import { atDesk, type DeskAct } from './at-desk.ts';
import { carryOutWord } from './carry-out-word.ts';
import { record } from './record.ts';

/**
 * Notes what somebody who was told has answered. Contents that are held for a controller leave on such a word alone: with
 * it the request is planned anew. Noted twice, the first answer stands.
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
    const known = answersTo(told.kind, request.kind).find((one) => one === answer);
    if (!known) return refused('choice-unknown', 'answer');
    if (told.answer) return refused('not-possible-now');
    const isTakenUp =
      request.status === 'done' && told.kind === 'controller' && known === releasingAnswer[request.kind];
    if (isTakenUp && (await isAskedAnew(tx, request))) return refused('asked-anew', 'answer');
    await updateNotification(tx, told.id, { answer: known, answeredAt: now, answeredBy: actor.staffId });
    const detail = { notificationId: told.id, kind: told.kind, answer: known };
    await record(tx, { type: 'other-answered', actor, now, requestId: request.id, detail });
    await carryOutWord(tx, request, { actor, now });
    return ok(null);
  });
}
