import { dayOf } from '#domain/clock';
import { ok, type Result, refused } from '#domain/problems';
import { atDesk, type DeskAct } from './at-desk.ts';
import { readPast } from './days.ts';
import { openAppeal } from './open-appeal.ts';
import { organisation } from './organisation.ts';
import { readReason } from './reason.ts';
import { refusers } from './refusers.ts';

/**
 * Keys in an appeal that came by letter, call or e-mail, by somebody who refused nothing of the request; its clock runs
 * from the true day of receipt, which is not before the refusal.
 */
export async function keyInAppeal({
  receivedOn,
  words,
  ...asked
}: DeskAct & { receivedOn: unknown; words: unknown }): Promise<Result<null>> {
  const given = readReason(words, 'words');
  if (!given.ok) return given;
  const day = readPast(receivedOn, 'receivedOn', asked.now);
  if (!day.ok) return day;
  return atDesk(asked, 'triage', async (tx, request) => {
    const { actor, now } = asked;
    // In the words of who refused it would be an appeal that nobody can compare with what was sent.
    if ((await refusers(tx, request, null)).includes(actor.staffId)) return refused('refused-by-you');
    const refusedOn = request.closedAt && dayOf(request.closedAt, organisation().timeZone);
    if (refusedOn && day.value < refusedOn) return refused('day-before-refusal', 'receivedOn');
    const isOpened = await openAppeal(tx, request, { actor, words: given.value, receivedOn: day.value, now });
    return isOpened ? ok(null) : refused('not-possible-now');
  });
}
