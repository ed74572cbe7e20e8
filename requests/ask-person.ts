import { insertMessage } from '#db/message';
import { ok, type Result, refused } from '#domain/problems';
import { atDesk, type DeskAct } from './at-desk.ts';
import { move } from './move.ts';
import { statusUrl, tellPerson } from './person-letters.ts';
import { readReason } from './reason.ts';

/** Asks the person something; the next move is theirs. The letter says only that there is a question. */
export async function askPerson({ words, ...asked }: DeskAct & { words: unknown }): Promise<Result<null>> {
  const question = readReason(words, 'words');
  if (!question.ok) return question;
  return atDesk(asked, 'triage', async (tx, request) => {
    const { actor, now } = asked;
    const message = { requestId: request.id, key: request.key, staffId: actor.staffId, words: question.value, now };
    if (!(await move(tx, { requestId: request.id, to: 'waiting', event: 'question-asked', actor, now }))) {
      return refused('not-possible-now');
    }
    await insertMessage(tx, message);
    const paper = request.lettersByPost ? { words: question.value } : {};
    const fields = { reference: request.reference, statusUrl: statusUrl(request.id), ...paper };
    await tellPerson(tx, request, { kind: 'question', fields, now });
    return ok(null);
  });
}
