import { and, asc, eq, sql } from 'drizzle-orm';
import type { EventType } from '#domain/events';
import type { Database, Transaction } from './client.ts';
import { prepared } from './prepared.ts';
import { event, eventHead, request } from './schema/index.ts';

export type NewEvent = {
  at: Date;
  type: EventType;
  actorKind: string;
  actorId: string | null;
  requestId: string | null;
  /** Ids, counts and codes. Personal data would outlive its owner here. */
  detail: Record<string, unknown>;
};

/** Appends one event. It is chained when the transaction commits, so it cannot be read before, and nobody waits for it. */
export async function insertEvent(tx: Transaction, entry: NewEvent): Promise<void> {
  await tx.execute(sql`SELECT append_event(
    ${entry.at.toISOString()}::timestamptz, ${entry.type}, ${entry.actorKind}, ${entry.actorId}::uuid,
    ${entry.requestId}::uuid, ${JSON.stringify(entry.detail)}::jsonb)`);
}

/** Appends the same event for each of many requests, in one statement. */
export async function insertEvents(tx: Transaction, entry: Omit<NewEvent, 'requestId'>, requestIds: string[]) {
  await tx.execute(sql`SELECT append_event(
    ${entry.at.toISOString()}::timestamptz, ${entry.type}, ${entry.actorKind}, ${entry.actorId}::uuid, id,
    ${JSON.stringify(entry.detail)}::jsonb) FROM unnest(${sql.param(requestIds)}::uuid[]) AS id`);
}

export type ListedEvent = Awaited<ReturnType<typeof listEvents>>[number];

/** A request's events, oldest first. */
export const listEvents = (tx: Transaction | Database, requestId: string) =>
  prepared(tx, 'events', () =>
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
      .where(eq(event.requestId, sql.placeholder('requestId')))
      .orderBy(asc(event.seq)),
  ).execute({ requestId });

/** Whether any request of a mailbox ever had an event of this type. */
export async function hadEvent(
  tx: Transaction | Database,
  { emailIndex, type }: { emailIndex: Buffer; type: EventType },
): Promise<boolean> {
  const found = await tx
    .select({ seq: event.seq })
    .from(request)
    .innerJoin(event, eq(event.requestId, request.id))
    .where(and(eq(request.emailIndex, emailIndex), eq(event.type, type)))
    .limit(1);
  return found.length > 0;
}

/**
 * Up to which receipt of discarded rows the audit has been told, by the account database's clock (`…T…Z` to the
 * microsecond), or null when of none. Events of before name no receipt: theirs were written before they were told.
 */
export async function findNewestExpiry(tx: Transaction | Database): Promise<string | null> {
  const { rows } = await tx.execute<{ through: string | null }>(sql`
    SELECT max(coalesce(detail ->> 'through', to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))) AS through
    FROM event WHERE type = 'rows-expired'`);
  return rows[0]?.through ?? null;
}

/** The last event's number and hash, in hexadecimal: kept outside, it tells a shortened or rewritten chain. */
export async function findHead(tx: Transaction | Database): Promise<{ seq: number; hash: string }> {
  const [head] = await tx.select({ seq: eventHead.seq, hash: eventHead.hash }).from(eventHead);
  if (!head) throw new Error('the audit has no head: run the migrations');
  return { seq: head.seq, hash: head.hash.toString('hex') };
}

/** What an event's hash is of beside the hash before it: `event_hash` of the first migration. */
export type Link = { seq: number; hash: string; text: string };

/** All events up to one, in their order, a page at a time. What is written meanwhile comes after. */
export async function* listLinks(
  db: Database | Transaction,
  { until, page = 2000 }: { until: number; page?: number },
): AsyncGenerator<Link[]> {
  for (let after = 0; after < until; ) {
    const { rows } = await db.execute<Link>(sql`
      SELECT seq::int AS seq, encode(hash, 'hex') AS hash, jsonb_build_array(
        seq, (extract(epoch FROM at) * 1000000)::bigint, type, actor_kind, actor_id, request_id, detail)::text AS text
      FROM event WHERE seq > ${after} AND seq <= ${until} ORDER BY event.seq LIMIT ${page}`);
    if (rows.length === 0) return;
    yield rows;
    after = rows.at(-1)?.seq ?? until;
  }
}

/** Number of the first event that does not follow from the one before it, or null when all do. */
export async function findBrokenLink(tx: Transaction | Database): Promise<number | null> {
  const { rows } = await tx.execute<{ due: string }>(sql`
    SELECT due FROM (
      SELECT seq, hash, lag(seq, 1, 0::bigint) OVER chain + 1 AS due,
        event_hash(lag(hash, 1, sha256(''::bytea)) OVER chain, seq, at, type, actor_kind, actor_id, request_id, detail) AS expected
      FROM event WINDOW chain AS (ORDER BY seq)
    ) AS links
    WHERE seq <> due OR hash <> expected ORDER BY seq LIMIT 1`);
  return rows[0] ? Number(rows[0].due) : null;
}

/** The hash of one event in hexadecimal, or null when there is none of that number. */
export async function findHash(tx: Transaction | Database, seq: number): Promise<string | null> {
  const [found] = await tx.select({ hash: event.hash }).from(event).where(eq(event.seq, seq));
  return found?.hash.toString('hex') ?? null;
}

export async function countEvents(tx: Transaction | Database): Promise<number> {
  return tx.$count(event);
}
