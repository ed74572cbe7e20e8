import { insertMessage } from '#db/message';
import { isQuestionLost } from '#db/question-lost';
import { ok, type Result, refused } from '#domain/problems';
import { awaitsProof } from '#domain/proof';
import { atDesk, type DeskAct } from './at-desk.ts';
import { carryOutWord } from './carry-out-word.ts';
import { move } from './move.ts';
import { readReason } from './reason.ts';
import { resumeClock } from './resume-clock.ts';

/**
 * Keys in what the person answered by letter or call to a question: where letters are printed, or the one with the
 * question did not arrive. The conversation has it as the person's words.
 */
export async function keyInAnswer({ words, ...asked }: DeskAct & { words: unknown }): Promise<Result<null>> {
  const answer = readReason(words, 'words');
  if (!answer.ok) return answer;
  return atDesk(asked, 'triage', async (tx, request) => {
    const { actor, now } = asked;
    const { id: requestId, key } = request;
    // What still has to be shown to be theirs is not answered by words.
    if (awaitsProof(request)) return refused('not-possible-now');
    if (!request.lettersByPost && !(await isQuestionLost(tx, requestId))) return refused('not-possible-now');
    const moved = await move(tx, {
      requestId,
      from: ['waiting'],
      to: 'review',
      event: 'question-answered',
      actor,
      now,
    });
    if (!moved) return refused('not-possible-now');
    await resumeClock(tx, request, now);
    await insertMessage(tx, { requestId, key, staffId: null, words: answer.value, now });
    await carryOutWord(tx, { ...request, status: 'review' }, { actor, now });
    return ok(null);
  });
}
