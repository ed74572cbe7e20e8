import type { Transaction } from '#db/client';
import { insertEvent } from '#db/event';
import { type Actor, actorId } from '#domain/actor';
import type { EventType } from '#domain/events';

export type Entry = {
  type: EventType;
  actor: Actor;
  now: Date;
  requestId?: string;
  /** Ids, counts and codes; never personal data. */
  detail?: Record<string, unknown>;
};

/** Writes the event of a change, in the change's own transaction: if it cannot be written, nothing happens. */
export function record(tx: Transaction, { type, actor, now, requestId, detail }: Entry): Promise<void> {
  return insertEvent(tx, {
    at: now,
    type,
    actorKind: actor.kind,
    actorId: actorId(actor),
    requestId: requestId ?? null,
    detail: detail ?? {},
  });
}
