import type { Transaction } from '#db/client';
import { insertMessage, listMessages } from '#db/message';
import type { OpenedRequest } from '#db/request';
import { ok, type Result, refused } from '#domain/problems';
import { awaitsParent, awaitsProof } from '#domain/proof';
import { carryOutWord } from './carry-out-word.ts';
import { move } from './move.ts';
import { type OwnAct, onOwn } from './on-own.ts';
import { resumeClock } from './resume-clock.ts';

const longest = 4000;

/** Answers what staff asked: the next move is theirs again. The same answer sent twice is one answer. */
export function answerQuestion({ words, ...asked }: OwnAct & { words: unknown }): Promise<Result<null>> {
  const given = typeof words === 'string' ? words.replaceAll('\0', '').trim() : '';
  return onOwn(asked, async (tx, request) => {
    if (given === '') return refused('answers-incomplete', 'words');
    if (given.length > longest) return refused('answer-too-long', 'words');
    // A request that somebody keyed in is confirmed first.
    if (awaitsProof(request) || awaitsParent(request)) return refused('not-possible-now', 'words');
    const { actor, now } = asked;
    const { id, key } = request;
    const moved = await move(tx, {
      requestId: id,
      from: ['waiting'],
      to: 'review',
      event: 'question-answered',
      actor,
      now,
    });
    if (!moved) return (await isLastSaid(tx, request, given)) ? ok(null) : refused('not-possible-now', 'words');
    await resumeClock(tx, request, now);
    await insertMessage(tx, { requestId: id, key, staffId: null, words: given, now });
    await carryOutWord(tx, { ...request, status: 'review' }, { actor, now });
    return ok(null);
  });
}

async function isLastSaid(tx: Transaction, { id, key }: OpenedRequest, words: string): Promise<boolean> {
  const last = (await listMessages(tx, id, key)).at(-1);
  return last?.staffId === null && last.words === words;
}
