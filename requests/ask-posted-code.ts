import { type Result, refused } from '#domain/problems';
import { identityOf } from './identity-of.ts';
import { mapFace } from './map-face.ts';
import { type OwnAct, onOwn } from './on-own.ts';
import { queuePostedCode } from './queue-posted-code.ts';

/** Asks for a code by post, to show who one is without knowing old numbers. Asked twice, one letter is sent. */
export async function askPostedCode(asked: OwnAct): Promise<Result<null>> {
  const { postsCodes } = await mapFace();
  return onOwn(asked, async (tx, request) => {
    const { wanted, isOpen } = await identityOf(tx, request);
    if (!wanted || !isOpen || !postsCodes) return refused('not-possible-now');
    return queuePostedCode(tx, request, asked);
  });
}
