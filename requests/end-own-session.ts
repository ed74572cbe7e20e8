import { inTransaction } from '#db/client';
import type { StaffActor } from '#domain/actor';
import { ok, type Result, refused } from '#domain/problems';
import { isUuid } from '#domain/uuid';
import { authorise } from './authorise.ts';
import { endSessions } from './end-sessions.ts';

export type EndOwnSession = { actor: StaffActor; sessionId: unknown; now: Date };

/** Ends another session of one's own. One that is over, somebody else's and a made-up one get the same answer. */
export function endOwnSession({ actor, sessionId, now }: EndOwnSession): Promise<Result<null>> {
  return inTransaction(async (tx) => {
    const may = await authorise(tx, { actor, act: 'view-queue', now });
    if (!may.ok) return may;
    if (!isUuid(sessionId)) return refused('session-over');
    const ended = await endSessions(tx, { actor, staffId: actor.staffId, id: sessionId, now });
    return ended === 0 ? refused('session-over') : ok(null);
  });
}
