import { inTransaction } from '#db/client';
import { listOpenAtDesk } from '#db/session';
import type { StaffActor } from '#domain/actor';
import { ok, type Result } from '#domain/problems';
import { authorise } from './authorise.ts';

export type SessionLine = {
  id: string;
  signedInAt: Date;
  seenAt: Date;
  /** Before it, a session opens nothing: somebody has the mailbox, and not the second factor. */
  hasSecondFactor: boolean;
  /** The one that asks. */
  isThis: boolean;
};

/** Where somebody of the desk is signed in now, this session first; nobody else's, and nothing that opens one. */
export function listOwnSessions({ actor, now }: { actor: StaffActor; now: Date }): Promise<Result<SessionLine[]>> {
  return inTransaction(async (tx) => {
    const may = await authorise(tx, { actor, act: 'view-queue', now });
    if (!may.ok) return may;
    const lines = (await listOpenAtDesk(tx, actor.staffId, now)).map(({ id, createdAt, seenAt, secondFactorAt }) => ({
      id,
      signedInAt: createdAt,
      seenAt,
      hasSecondFactor: secondFactorAt !== null,
      isThis: id === actor.sessionId,
    }));
    return ok(lines.sort((one, other) => Number(other.isThis) - Number(one.isThis)));
  });
}
