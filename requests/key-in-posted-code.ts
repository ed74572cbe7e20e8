import { listProofs } from '#db/identity-proof';
import { enqueue } from '#db/queue';
import { ok, type Result, refused } from '#domain/problems';
import { awaitsProof } from '#domain/proof';
import { atDesk, type DeskAct } from './at-desk.ts';
import { hasReadCode } from './has-read-code.ts';
import { isByPost } from './may-post-code.ts';
import { move } from './move.ts';
import { record } from './record.ts';
import { redeemPostedCode } from './redeem-posted-code.ts';

/**
 * Keys in the code that a person read out or wrote back. It takes the place of a mailbox for who has none: the worker
 * looks the person up from then on. Never by who keyed the request in, nor by who printed the letter: the code would show
 * nothing but that. Keyed in twice, it is keyed in once.
 */
export function keyInPostedCode({ code, ...asked }: DeskAct & { code: unknown }): Promise<Result<null>> {
  return atDesk(asked, 'triage', async (tx, request) => {
    const { actor, now } = asked;
    const requestId = request.id;
    if ((await listProofs(tx, requestId)).some(({ way }) => way === 'posted-code')) return ok(null);
    if (request.keyedInBy === actor.staffId) return refused('keyed-in-by-you');
    if (await hasReadCode(tx, { requestId, staffId: actor.staffId })) return refused('code-read-by-you');
    const takesMailbox = awaitsProof(request);
    if (takesMailbox && !isByPost(request)) return refused('not-possible-now');
    const redeemed = await redeemPostedCode(tx, request, { typed: code, now });
    if (!redeemed.ok) return redeemed;
    const shown = { actor, now, requestId, detail: { way: 'posted-code' } };
    if (takesMailbox) {
      const set = { identityCheckedBy: actor.staffId };
      await move(tx, { ...shown, from: ['waiting'], to: 'received', event: 'identity-shown', set });
      await enqueue(tx, 'find-and-plan', { requestId });
    } else await record(tx, { ...shown, type: 'identity-shown' });
    return ok(null);
  });
}
