import { insertMessage } from '#db/message';
import { isPauseReason } from '#domain/law/rule';
import { ok, type Result, refused } from '#domain/problems';
import { atDesk, type DeskAct } from './at-desk.ts';
import { clockOf, noteOnClock } from './keep-clock.ts';
import { mayPauseFor, todayIs } from './may-pause-for.ts';
import { move } from './move.ts';
import { statusUrl, tellPerson } from './person-letters.ts';
import { readReason } from './reason.ts';

/**
 * Asks the person something; the next move is theirs. The letter says only that there is a question, and, where the law
 * lets the clock stand still until the answer and staff say so, that it does. The answer sets it going again.
 * @see UK GDPR Art. 12A; GDPR Art. 12(6)
 */
export async function askPerson({
  words,
  pause,
  ...asked
}: DeskAct & { words: unknown; pause?: unknown }): Promise<Result<null>> {
  const question = readReason(words, 'words');
  if (!question.ok) return question;
  return atDesk(asked, 'triage', async (tx, request) => {
    const { actor, now } = asked;
    const { id, key, reference } = request;
    const why = isPauseReason(pause) ? pause : null;
    const found = why && mayPauseFor(await clockOf(tx, request, now), request.kind, now).find((one) => one.why === why);
    if (pause && !found) return refused('pause-not-of-law', 'pause');
    const detail = why ? { pausedFor: why } : {};
    if (!(await move(tx, { requestId: id, to: 'waiting', event: 'question-asked', actor, now, detail })))
      return refused('not-possible-now');
    if (why) await noteOnClock(tx, request, { event: { type: 'paused', on: todayIs(now), why }, now });
    await insertMessage(tx, { requestId: id, key, staffId: actor.staffId, words: question.value, now });
    const paper = request.lettersByPost ? { words: question.value } : {};
    const paused = found ? { pausedUnder: found.article } : {};
    const fields = { reference, statusUrl: statusUrl(id), ...paper, ...paused };
    await tellPerson(tx, request, { kind: 'question', fields, now });
    return ok(null);
  });
}
