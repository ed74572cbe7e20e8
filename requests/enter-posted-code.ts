import { ok, type Result, refused } from '#domain/problems';
import { identityOf } from './identity-of.ts';
import { type OwnAct, onOwn } from './on-own.ts';
import { record } from './record.ts';
import { redeemPostedCode } from './redeem-posted-code.ts';

/** The person types the code that came by post. Entered twice, it is entered once. */
export function enterPostedCode({ code, ...asked }: OwnAct & { code: unknown }): Promise<Result<null>> {
  return onOwn(asked, async (tx, request) => {
    const { actor, now } = asked;
    const { wanted, proofs, isOpen } = await identityOf(tx, request);
    if (proofs.some(({ way }) => way === 'posted-code')) return ok(null);
    if (!wanted || !isOpen) return refused('not-possible-now', 'code');
    const redeemed = await redeemPostedCode(tx, request, { typed: code, now });
    if (redeemed.ok)
      await record(tx, { type: 'identity-shown', actor, now, requestId: request.id, detail: { way: 'posted-code' } });
    return redeemed;
  });
}
