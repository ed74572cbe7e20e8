import { insertMessage } from '#db/message';
import { isLaw, type RefusalGround, refusalGrounds } from '#domain/law';
import { ok, type Result, refused } from '#domain/problems';
import { atDesk, type DeskAct } from './at-desk.ts';
import { move } from './move.ts';
import { statusUrl, tellPerson } from './person-letters.ts';
import { readReason } from './reason.ts';
import { unfreezeChild } from './unfreeze-child.ts';

const isGround = (value: unknown): value is RefusalGround =>
  typeof value === 'string' && Object.hasOwn(refusalGrounds, value);

/**
 * Refuses a request on a ground of the law, with a reason in the person's words; the letter names both and where to complain.
 * @see GDPR Art. 12(4); 11 CCR 7021
 */
export async function refuse({
  ground,
  reason,
  ...asked
}: DeskAct & { ground: unknown; reason: unknown }): Promise<Result<null>> {
  if (!isGround(ground)) return refused('ground-missing', 'ground');
  const words = readReason(reason);
  if (!words.ok) return words;
  return atDesk(asked, 'triage', async (tx, request) => {
    const { actor, now } = asked;
    const { id, key, reference, kind } = request;
    const set = { refusalGround: ground, refusedBy: actor.staffId };
    const moved = await move(tx, {
      requestId: id,
      to: 'refused',
      event: 'refused',
      actor,
      now,
      detail: { ground },
      set,
    });
    if (!moved) return refused('not-possible-now');
    await unfreezeChild(tx, request);
    await insertMessage(tx, { requestId: id, key, staffId: actor.staffId, words: words.value, now });
    const law = refusalGrounds[ground];
    const ways = {
      statusUrl: statusUrl(id),
      appealUrl: `${statusUrl(id)}/appeal`,
      lawOf: isLaw(request.law) ? request.law : ('default' as const),
    };
    const fields = { reference, kind, ground, law, reason: words.value, ...ways };
    await tellPerson(tx, request, { kind: 'refusal', fields, now });
    return ok(null);
  });
}
