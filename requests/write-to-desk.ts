import { countWritten, isSent } from '#db/message';
import { mayWrite, messagesADay } from '#domain/messages';
import { ok, type Result, refused } from '#domain/problems';
import { addToThread, checkSaid, type Said } from './add-to-thread.ts';
import { hasRoom } from './has-room.ts';
import { isTheirs } from './is-theirs.ts';
import { type OwnAct, onOwn } from './on-own.ts';
import { record } from './record.ts';
import { takeUpLate } from './take-up-late.ts';
import { tellOfMessage } from './tell-of-message.ts';

const longest = 4000;

/**
 * Writes to the desk about one's own request, at any time while it is open and for a while after; the request stays
 * where it is, but for one that was closed for want of an answer: this is it. The same form sent twice is one message.
 */
export async function writeToDesk({ actor, id, now, ...said }: OwnAct & Said): Promise<Result<null>> {
  const checked = await checkSaid(said, { sender: actor.personId, longest, missing: 'answers-incomplete' });
  if (!checked.ok) return checked;
  return onOwn({ actor, id, now }, async (tx, request) => {
    const { file, submissionKey } = checked.value;
    if (submissionKey && (await isSent(tx, id, submissionKey))) return ok(null);
    // What waits for an answer is answered: that moves it.
    if (request.status === 'waiting' || !mayWrite(request, now) || !isTheirs(request))
      return refused('not-possible-now', 'words');
    const dayAgo = new Date(now.getTime() - 86_400_000);
    if ((await countWritten(tx, id, dayAgo)) >= messagesADay) return refused('too-many-messages', 'words');
    const room = await hasRoom(tx, id, { of: 'messages', more: file ? [file] : [] });
    if (!room.ok) return room;
    await tellOfMessage(tx, request, now);
    await addToThread(tx, request, { ...checked.value, staffId: null, now });
    if (await takeUpLate(tx, request, { actor, now })) return ok(null);
    await record(tx, { type: 'message-sent', actor, now, requestId: id, detail: { files: file ? 1 : 0 } });
    return ok(null);
  });
}
