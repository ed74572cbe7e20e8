import { insertMessage } from '#db/message';
import { lockRequest } from '#db/request';
import { ok, type Result, refused } from '#domain/problems';
import { isOpen } from '#domain/states';
import { wordsFor } from '#emails/words';
import { atDesk, type DeskAct } from './at-desk.ts';
import { lawsOf, regulatorOf } from './laws-of.ts';
import { mayBeDuplicateOf } from './may-be-duplicate-of.ts';
import { move } from './move.ts';
import { organisation } from './organisation.ts';
import { statusUrl, tellPerson } from './person-letters.ts';
import { record } from './record.ts';

/**
 * Closes a request that says the same as an earlier one of the same person, which stays open with its own last day. The
 * person hears which one it is; what they wrote stays under its own key, and the desk gets from one to the other.
 * @see GDPR Art. 12(3); docs/decisions/0031-a-duplicate-keeps-what-was-written-in-it.md
 */
export function markDuplicate({ firstId, ...asked }: DeskAct & { firstId: unknown }): Promise<Result<null>> {
  return atDesk(asked, 'triage', async (tx, request) => {
    const { actor, now } = asked;
    const { id, key, reference, language } = request;
    if (!isOpen(request.status)) return refused('not-possible-now');
    const chosen = (await mayBeDuplicateOf(tx, request)).find((one) => one.id === firstId);
    // Locked after the later one, by everybody: nobody waits in a ring.
    const first = chosen && (await lockRequest(tx, chosen.id));
    if (!first || !isOpen(first.status)) return refused('no-duplicate', 'firstId');
    const moved = await move(tx, {
      ...{ requestId: id, from: ['review', 'waiting'], to: 'done', event: 'duplicated', actor, now },
      ...{ detail: { firstId: first.id }, set: { duplicateOf: first.id } },
    });
    if (!moved) throw new Error('a locked request changed its state');
    const detail = { duplicateId: id };
    await record(tx, { type: 'duplicate-joined', actor, now, requestId: first.id, detail });
    const words = wordsFor(organisation(), language).t('duplicate', { reference, first: first.reference });
    await insertMessage(tx, { requestId: id, key, staffId: actor.staffId, words, now });
    const regulator = regulatorOf(await lawsOf(tx, request));
    const paper = request.lettersByPost ? { words } : {};
    await tellPerson(tx, request, {
      kind: 'reply',
      fields: { reference, regulator, statusUrl: statusUrl(id), ...paper },
      now,
    });
    return ok(null);
  });
}
