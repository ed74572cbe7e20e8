import type { Transaction } from '#db/client';
import type { OpenedRequest } from '#db/request';
import { findLook, isWatched, markOpened } from '#db/watch';
import type { StaffActor } from '#domain/actor';
import { ok, type Result, refused } from '#domain/problems';
import { lookState } from '#domain/watched';
import { record } from './record.ts';
import { tellOfLook } from './tell-of-look.ts';
import { indexesOfAll } from './who.ts';

/**
 * Keeps the data of a watched person shut until a colleague has agreed. Each opening is an event, the first a letter to
 * the admins; so is each try without.
 */
export async function passWatch(
  tx: Transaction,
  request: OpenedRequest,
  { actor, now }: { actor: StaffActor; now: Date },
): Promise<Result<null>> {
  if (!(await isWatched(tx, indexesOfAll(request)))) return ok(null);
  const of = { requestId: request.id, staffId: actor.staffId };
  const found = await findLook(tx, of);
  if (lookState(found, now) !== 'agreed') {
    const detail = { act: 'view-personal', code: 'look-not-agreed' };
    await record(tx, { type: 'denied', actor, now, requestId: request.id, detail });
    return refused('look-not-agreed');
  }
  const detail = { reason: found?.reason, agreedBy: found?.agreedBy };
  await record(tx, { type: 'sensitive-view', actor, now, requestId: request.id, detail });
  if (await markOpened(tx, of, now)) await tellOfLook(tx, request, { isOpened: true, now });
  return ok(null);
}
