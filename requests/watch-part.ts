import type { Transaction } from '#db/client';
import { countToReview, findOpenGlass } from '#db/glass';
import type { OpenedRequest } from '#db/request';
import { isWatched, listLooks } from '#db/watch';
import { glassesAtMost, glassUntil } from '#domain/glass';
import { mayAct } from '#domain/roles';
import { lookState } from '#domain/watched';
import type { DeskAct } from './at-desk.ts';
import { hasPasskeyIn } from './has-passkey.ts';
import { indexesOfAll } from './who.ts';

/** Whether the person is watched, what this member of staff may see, and whose wishes to look they may agree to. */
export async function watchPart(tx: Transaction, request: OpenedRequest, { actor, now }: Omit<DeskAct, 'id'>) {
  const isOn = await isWatched(tx, indexesOfAll(request));
  const looks = isOn ? await listLooks(tx, request.id) : [];
  const mine = lookState(looks.find(({ staffId }) => staffId === actor.staffId) ?? null, now);
  const others = looks.filter((one) => one.staffId !== actor.staffId && lookState(one, now) === 'asked');
  const of = { requestId: request.id, staffId: actor.staffId };
  const glass = isOn && mine !== 'agreed' ? await findOpenGlass(tx, of, now) : null;
  const canBreak = isOn && mine !== 'agreed' && !glass && mayAct(actor.role, 'break-glass');
  const isUsedUp = (await countToReview(tx, actor.staffId)) >= glassesAtMost;
  return {
    isOn,
    mine,
    isShut: isOn && mine !== 'agreed' && !glass,
    /** One broken by this member of staff, that is still good. */
    glass: glass && { reason: glass.reason, until: glassUntil(glass.brokenAt) },
    mayBreak: canBreak && !isUsedUp,
    /** They can give a passkey instead of a code. */
    hasPasskey: canBreak && (await hasPasskeyIn(tx, actor.staffId)),
    /** They broke so many that nobody has reviewed that one more is refused. */
    isUsedUp: canBreak && isUsedUp,
    mayAsk: isOn && mine === 'none' && mayAct(actor.role, 'ask-to-look'),
    asking: mayAct(actor.role, 'agree-to-look') ? others : [],
    maySet: mayAct(actor.role, 'administer'),
  };
}
