import type { Transaction } from '#db/client';
import { isSent, listMessages } from '#db/message';
import type { OpenedRequest } from '#db/request';
import { ok, type Result, refused } from '#domain/problems';
import { awaitsParent, awaitsProof } from '#domain/proof';
import { addToThread, checkSaid, type Said } from './add-to-thread.ts';
import { carryOutWord } from './carry-out-word.ts';
import { hasRoom } from './has-room.ts';
import { move } from './move.ts';
import { type OwnAct, onOwn } from './on-own.ts';
import { resumeClock } from './resume-clock.ts';
import { tellOfMessage } from './tell-of-message.ts';

const longest = 4000;

/**
 * Answers what staff asked, in words, by a file, or both: the next move is theirs again. The same answer sent twice is
 * one answer.
 */
export async function answerQuestion({ actor, id, now, ...said }: OwnAct & Said): Promise<Result<null>> {
  const checked = await checkSaid(said, { sender: actor.personId, longest, missing: 'answers-incomplete' });
  if (!checked.ok) return checked;
  return onOwn({ actor, id, now }, async (tx, request) => {
    const { words, file, submissionKey } = checked.value;
    if (submissionKey && (await isSent(tx, id, submissionKey))) return ok(null);
    // A request that somebody keyed in is confirmed first.
    if (awaitsProof(request) || awaitsParent(request)) return refused('not-possible-now', 'words');
    const room = await hasRoom(tx, id, { of: 'messages', more: file ? [file] : [] });
    if (!room.ok) return room;
    const moved = await move(tx, {
      requestId: id,
      from: ['waiting'],
      to: 'review',
      event: 'question-answered',
      actor,
      now,
    });
    if (!moved) return (await isLastSaid(tx, request, words)) ? ok(null) : refused('not-possible-now', 'words');
    await resumeClock(tx, request, now);
    await tellOfMessage(tx, request, now);
    await addToThread(tx, request, { ...checked.value, staffId: null, now });
    await carryOutWord(tx, { ...request, status: 'review' }, { actor, now });
    return ok(null);
  });
}

async function isLastSaid(tx: Transaction, { id, key }: OpenedRequest, words: string): Promise<boolean> {
  const last = (await listMessages(tx, id, key)).at(-1);
  return last?.staffId === null && last.words === words;
}
