import { enqueue } from '#db/queue';
import { ok, type Result, refused } from '#domain/problems';
import { awaitsProof } from '#domain/proof';
import { atDesk, type DeskAct } from './at-desk.ts';
import { move } from './move.ts';
import { readReason, sealReason } from './reason.ts';

/**
 * Notes that somebody of the desk made sure who the person is, and how, where there is no mailbox that could be proven.
 * Never who keyed the request in: one member of staff alone could else make up both person and proof.
 * @see GDPR Art. 12(6); 11 CCR 7060
 */
export async function checkIdentity({ reason, ...asked }: DeskAct & { reason: unknown }): Promise<Result<null>> {
  const words = readReason(reason);
  if (!words.ok) return words;
  return atDesk(asked, 'triage', async (tx, request) => {
    const { actor, now } = asked;
    if (request.identityCheckedBy === actor.staffId) return ok(null);
    if (!awaitsProof(request) || !request.lettersByPost) return refused('not-possible-now');
    if (request.keyedInBy === actor.staffId) return refused('keyed-in-by-you');
    const detail = { reasonSealed: sealReason(request, words.value).toString('base64') };
    const set = { identityCheckedBy: actor.staffId };
    const requestId = request.id;
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
