/** Requests that were answered before this portal was there: looked for and written many at a time. */
import { sql } from 'drizzle-orm';
import type { RuledBy } from '#domain/law/clock-event';
import type { Transaction } from './client.ts';
import { closedOn } from './figures.ts';
import { insertNotes } from './note.ts';
import { clockEvent, request } from './schema/index.ts';

export type NewPastRequest = {
  row: typeof request.$inferInsert & { id: string };
  key: Buffer;
  /** What moved its clock, oldest first; the first is the receipt, which keeps the rules. */
  rules: RuledBy;
  events: { type: 'received' | 'extended' | 'answered'; on: string }[];
  /** Empty: none. */
  note: string;
};

/** Waits for whoever brings requests in just now: or two would bring the same. */
export async function lockBringingIn(tx: Transaction): Promise<void> {
  await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtext('request-imports'))`);
}

export type KnownRequest = Awaited<ReturnType<typeof listKnownRequests>>[number];

/** The requests that have one of these references, also such whose content is destroyed, with what a table says of each. */
export const listKnownRequests = (tx: Transaction, references: readonly string[], timeZone: string) =>
  tx
    .select({
      reference: request.reference,
      kind: request.kind,
      law: request.law,
      channel: request.channel,
      receivedOn: request.receivedOn,
      extendedOn: sql<string | null>`(select min(c.happened_on)::text from clock_event c
        where c.request_id = "request"."id" and c.type = 'extended')`,
      closedOn: sql<string | null>`${closedOn(timeZone)}::text`,
      status: request.status,
      outcome: request.outcome,
      ground: request.refusalGround,
      isDestroyed: sql<boolean>`${request.destroyedAt} is not null`,
    })
    .from(request)
    .where(sql`${request.reference} = any(${sql.param(references)}::text[])`);

/** @param some at most 1,000: PostgreSQL binds 65,535 values in a statement */
export async function insertPastRequests(
  tx: Transaction,
  some: readonly NewPastRequest[],
  { by, now }: { by: string; now: Date },
): Promise<void> {
  await tx.insert(request).values(some.map(({ row }) => row));
  const events = some.flatMap(({ row, events: moved, rules }) =>
    moved.map(({ type, on }) => {
      const kept = type === 'received' ? rules : null;
      return { requestId: row.id, at: now, type, happenedOn: on, rules: kept };
    }),
  );
  await tx.insert(clockEvent).values(events);
  const noted = some.filter(({ note }) => note !== '');
  await insertNotes(
    tx,
    noted.map(({ row, key, note }) => ({ about: { id: row.id, key }, staffId: by, words: note, now })),
  );
}
