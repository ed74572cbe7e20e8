import type { Transaction } from '#db/client';
import { findOpenGlass } from '#db/glass';
import type { OpenedRequest } from '#db/request';
import { findLook, isWatched, markOpened } from '#db/watch';
import type { StaffActor } from '#domain/actor';
import { ok, type Result, refused } from '#domain/problems';
import { lookState } from '#domain/watched';
import { record } from './record.ts';
import { tellOfLook } from './tell-of-look.ts';
import { indexesOfAll } from './who.ts';

/** What is recorded, and told to the admins, in the same transaction as data are shown. */
type Shown = () => Promise<void>;

const notWatched: Shown = async () => {};

/**
 * Keeps the data of a watched person shut until a colleague has agreed, or for who broke the glass; each try without is
 * an event.
 * @returns what has to be called when something is shown: each look is an event, the first a letter to the admins
 */
export async function passWatch(
  tx: Transaction,
  request: OpenedRequest,
  { actor, now }: { actor: StaffActor; now: Date },
): Promise<Result<Shown>> {
  if (!(await isWatched(tx, indexesOfAll(request)))) return ok(notWatched);
  const of = { requestId: request.id, staffId: actor.staffId };
  const found = await findLook(tx, of);
  const isAgreed = lookState(found, now) === 'agreed';
  const glass = isAgreed ? null : await findOpenGlass(tx, of, now);
  if (glass) {
    // The admins were told when it was broken.
    const detail = { reason: glass.reason, glassId: glass.id };
    return ok(() => record(tx, { type: 'sensitive-view', actor, now, requestId: request.id, detail }));
  }
  if (!isAgreed) {
    const detail = { act: 'view-personal', code: 'look-not-agreed' };
    await record(tx, { type: 'denied', actor, now, requestId: request.id, detail });
    return refused('look-not-agreed');
  }
  return ok(async () => {
    const detail = { reason: found?.reason, agreedBy: found?.agreedBy };
    await record(tx, { type: 'sensitive-view', actor, now, requestId: request.id, detail });
    if (await markOpened(tx, of, now)) await tellOfLook(tx, request, { isOpened: true, now });
  });
}
