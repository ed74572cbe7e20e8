import { ok, type Result, refused } from '#domain/problems';
import { atDesk, type DeskAct } from './at-desk.ts';
import { readPast } from './days.ts';
import { openAppeal } from './open-appeal.ts';
import { readReason } from './reason.ts';

/** Keys in an appeal that came by letter, call or e-mail; its clock runs from the true day of receipt. */
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
    const isOpened = await openAppeal(tx, request, { actor, words: given.value, receivedOn: day.value, now });
    return isOpened ? ok(null) : refused('not-possible-now');
  });
}
