/** Requests that were answered before this portal was there: looked for and written many at a time. */
import { sql } from 'drizzle-orm';
import type { RuledBy } from '#domain/law/clock-event';
import type { Transaction } from './client.ts';
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

/** Of these references, those of requests that are there, also of such whose content is destroyed. */
export async function listKnownReferences(tx: Transaction, references: readonly string[]): Promise<Set<string>> {
  const found = await tx
    .select({ reference: request.reference })
    .from(request)
    .where(sql`${request.reference} = any(${sql.param(references)}::text[])`);
  return new Set(found.map(({ reference }) => reference));
}

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
