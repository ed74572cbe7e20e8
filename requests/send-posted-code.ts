import { type Result, refused } from '#domain/problems';
import { atDesk, type DeskAct } from './at-desk.ts';
import { mapFace } from './map-face.ts';
import { mayPostCode } from './may-post-code.ts';
import { queuePostedCode } from './queue-posted-code.ts';

/**
 * The desk has a code posted to the address that is held: to a person who has no mailbox to prove, or who cannot show
 * otherwise what is wanted. Never by who keyed the request in: the letter would show them where anybody lives. Sent
 * twice, one letter goes out.
 */
export async function sendPostedCode(asked: DeskAct): Promise<Result<null>> {
  const face = await mapFace();
  return atDesk(asked, 'triage', async (tx, request) => {
    if (!(await mayPostCode(tx, request, face))) return refused('not-possible-now');
    if (request.keyedInBy === asked.actor.staffId) return refused('keyed-in-by-you');
    return queuePostedCode(tx, request, asked);
  });
}
