import { eq } from 'drizzle-orm';
import { enqueue } from '#db/queue';
import { request as requests } from '#db/schema/index';
import { ok, type Result, refused } from '#domain/problems';
import { awaitsProof } from '#domain/proof';
import { atDesk, type DeskAct } from './at-desk.ts';
import { move } from './move.ts';
import { tellParent } from './person-letters.ts';
import { readReason, sealReason } from './reason.ts';
import { record } from './record.ts';
import { isShownAtDesk } from './shown-at-desk.ts';

/**
 * Notes that somebody of the desk made sure who the person is, and how, where there is no mailbox that could be proven;
 * and that who was named as a child's parent is one, for which a mailbox is not enough, or that an agent's paper is good.
 * Never who keyed the request in: one member of staff alone could else make up both person and proof.
 * @see GDPR Art. 12(6); 11 CCR 7060; 16 CFR 312.5(b)
 */
export async function checkIdentity({ reason, ...asked }: DeskAct & { reason: unknown }): Promise<Result<null>> {
  const words = readReason(reason);
  if (!words.ok) return words;
  return atDesk(asked, 'triage', async (tx, request) => {
    const { actor, now } = asked;
    if (request.identityCheckedBy === actor.staffId) return ok(null);
    if (!awaitsProof(request) || !isShownAtDesk(request)) return refused('not-possible-now');
    if (request.keyedInBy === actor.staffId) return refused('keyed-in-by-you');
    const detail = { reasonSealed: sealReason(request, words.value).toString('base64') };
    const set = { identityCheckedBy: actor.staffId };
    const requestId = request.id;
    if (request.childSealed) {
      // The parent decides, once they have proven the mailbox too.
      await tx.update(requests).set(set).where(eq(requests.id, requestId));
      await record(tx, { type: 'parenthood-shown', actor, now, requestId, detail });
      await tellParent(tx, request, { isShown: true, now });
      return ok(null);
    }
    await move(tx, {
      requestId,
      from: ['waiting'],
      to: 'received',
      event: 'identity-checked',
      actor,
      now,
      detail,
      set,
    });
    await enqueue(tx, 'find-and-plan', { requestId });
    return ok(null);
  });
}
