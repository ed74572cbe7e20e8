import { insertMessage } from '#db/message';
import { ok, type Result, refused } from '#domain/problems';
import { atDesk, type DeskAct } from './at-desk.ts';
import { lawsOf, regulatorOf } from './laws-of.ts';
import { move } from './move.ts';
import { statusUrl, tellPerson } from './person-letters.ts';
import { readReason } from './reason.ts';

/**
 * Answers what a person asked in words, and closes it: a complaint, an objection, a restriction. The letter says only
 * that there is an answer, and where else to complain.
 * @see GDPR Art. 12(3), 12(4); DPA 2018 s. 164A
 */
export async function reply({ words, ...asked }: DeskAct & { words: unknown }): Promise<Result<null>> {
  const answer = readReason(words, 'words');
  if (!answer.ok) return answer;
  return atDesk(asked, 'triage', async (tx, request) => {
    const { actor, now } = asked;
    const { id, key, kind, reference } = request;
    if (kind !== 'other') return refused('not-possible-now');
    const set = { outcome: 'fulfilled' } as const;
    const moved = await move(tx, { requestId: id, from: ['review'], to: 'done', event: 'replied', actor, now, set });
    if (!moved) return refused('not-possible-now');
    await insertMessage(tx, { requestId: id, key, staffId: actor.staffId, words: answer.value, now });
    const paper = request.lettersByPost ? { words: answer.value } : {};
    const regulator = regulatorOf(await lawsOf(tx, request));
    const fields = { reference, regulator, statusUrl: statusUrl(id), ...paper };
    await tellPerson(tx, request, { kind: 'reply', fields, now });
    return ok(null);
  });
}
