import { inTransaction } from '#db/client';
import type { StaffActor } from '#domain/actor';
import { ok, type Result } from '#domain/problems';
import { authorise } from './authorise.ts';
import { endSessions } from './end-sessions.ts';

/** Signs somebody of the desk out everywhere but here. Twice changes nothing. */
export function endOtherSessions({ actor, now }: { actor: StaffActor; now: Date }): Promise<Result<null>> {
  return inTransaction(async (tx) => {
    const may = await authorise(tx, { actor, act: 'view-queue', now });
    if (!may.ok) return may;
    await endSessions(tx, { actor, staffId: actor.staffId, now });
    return ok(null);
  });
}
