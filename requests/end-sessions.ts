import type { Transaction } from '#db/client';
import { deleteSessions } from '#db/session';
import type { StaffActor } from '#domain/actor';
import type { SessionEndReason } from '#domain/sessions';
import { record } from './record.ts';

export type Ending = {
  actor: StaffActor;
  /** Whose they are. */
  staffId: string;
  /** One alone; else all. */
  id?: string;
  reason?: SessionEndReason;
  now: Date;
};

/**
 * Ends sessions at the desk, never the one that asks, for which there is signing out; each ending is an event. Their
 * tokens open nothing from the next request on.
 * @returns how many were ended
 */
export async function endSessions(tx: Transaction, { actor, staffId, id, reason, now }: Ending): Promise<number> {
  const which = { personId: staffId, audience: 'staff', butId: actor.sessionId, ...(id ? { id } : {}) } as const;
  const ended = await deleteSessions(tx, which);
  for (const sessionId of ended) {
    const detail = { staffId, sessionId, ...(reason ? { reason } : {}) };
    await record(tx, { type: 'session-ended', actor, now, detail });
  }
  return ended.length;
}
