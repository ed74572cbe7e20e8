import { asc, eq, sql } from 'drizzle-orm';
import type { EventType } from '#domain/events';
import type { Database, Transaction } from './client.ts';
import { event } from './schema/index.ts';

export type NewEvent = {
  at: Date;
  type: EventType;
  actorKind: string;
  actorId: string | null;
  requestId: string | null;
  /** Ids, counts and codes. Personal data would outlive its owner here. */
  detail: Record<string, unknown>;
};

/** Appends one event to the chain. Writers wait for each other until commit, so do it late in a transaction. */
export async function insertEvent(tx: Transaction, entry: NewEvent): Promise<void> {
  await tx.execute(sql`SELECT append_event(
    ${entry.at.toISOString()}::timestamptz, ${entry.type}, ${entry.actorKind}, ${entry.actorId}::uuid,
    ${entry.requestId}::uuid, ${JSON.stringify(entry.detail)}::jsonb)`);
}

/** A request's events, oldest first. */
export const listEvents = (tx: Transaction | Database, requestId: string) =>
  tx
    .select({
      seq: event.seq,
      at: event.at,
      type: event.type,
      actorKind: event.actorKind,
      actorId: event.actorId,
      detail: event.detail,
    })
    .from(event)
    .where(eq(event.requestId, requestId))
    .orderBy(asc(event.seq));
