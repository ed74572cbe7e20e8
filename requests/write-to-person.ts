import { isSent } from '#db/message';
import { ok, type Result, refused } from '#domain/problems';
import { addToThread, checkSaid, type Said } from './add-to-thread.ts';
import { atDesk, type DeskAct } from './at-desk.ts';
import { hasRoom } from './has-room.ts';
import { isTheirs } from './is-theirs.ts';
import { statusUrl, tellPerson } from './person-letters.ts';
import { record } from './record.ts';

const longest = 4000;

/**
 * Writes to the person, and asks nothing: the request stays where it is, and its clock runs. The letter says only that
 * there is a message. The same form sent twice is one message and one letter.
 */
export async function writeToPerson({ actor, id, now, ...said }: DeskAct & Said): Promise<Result<null>> {
  const checked = await checkSaid(said, { sender: actor.staffId, longest, missing: 'reason-missing' });
  if (!checked.ok) return checked;
  return atDesk({ actor, id, now }, 'triage', async (tx, request) => {
    const { words, file, submissionKey } = checked.value;
    if (submissionKey && (await isSent(tx, id, submissionKey))) return ok(null);
    if (!isTheirs(request)) return refused('not-possible-now');
    // Paper carries none.
    if (request.lettersByPost && file) return refused('file-not-by-post', 'file');
    const room = await hasRoom(tx, id, { of: 'messages', more: file ? [file] : [] });
    if (!room.ok) return room;
    await addToThread(tx, request, { ...checked.value, staffId: actor.staffId, now });
    await record(tx, { type: 'message-written', actor, now, requestId: id, detail: { files: file ? 1 : 0 } });
    const paper = request.lettersByPost ? { words } : {};
    const fields = { reference: request.reference, statusUrl: statusUrl(id), ...paper };
    await tellPerson(tx, request, { kind: 'message', fields, now });
    return ok(null);
  });
}
