import { and, eq, inArray } from 'drizzle-orm';
import type { Transaction } from '#db/client';
import { insertClockEvent } from '#db/clock-event';
import { request } from '#db/schema/index';
import type { Actor } from '#domain/actor';
import { dayOf } from '#domain/clock';
import type { EventType } from '#domain/events';
import { isOpen, type Status, statesBefore } from '#domain/states';
import { organisation } from './organisation.ts';
import { record } from './record.ts';

export type Move = {
  requestId: string;
  to: Status;
  /** Only from these, where the table of moves would allow more. */
  from?: Status[];
  event: EventType;
  actor: Actor;
  now: Date;
  detail?: Record<string, unknown>;
  set?: Partial<typeof request.$inferInsert>;
};

/**
 * Moves a request to another state: compare-and-set on the old one, and its event.
 * @returns false when it was no longer in a state from which it may go there: somebody was faster
 */
export async function move(
  tx: Transaction,
  { requestId, to, from, event, actor, now, detail, set }: Move,
): Promise<boolean> {
  const moved = await tx
    .update(request)
    .set({ ...set, status: to, ...(isOpen(to) ? {} : { closedAt: now }) })
    .where(and(eq(request.id, requestId), inArray(request.status, from ?? statesBefore(to))))
    .returning({ id: request.id });
  if (moved.length === 0) return false;
  if (to === 'done' || to === 'refused') {
    const on = dayOf(now, organisation().timeZone);
    await insertClockEvent(tx, { requestId, at: now }, { type: 'answered', on });
  }
  await record(tx, { type: event, actor, now, requestId, detail: { to, ...detail } });
  return true;
}
