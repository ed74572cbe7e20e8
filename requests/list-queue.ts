import { and, asc, DrizzleQueryError, desc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { inTransaction, type Transaction } from '#db/client';
import { isFrozenSql } from '#db/frozen';
import { listSavedViews } from '#db/saved-view';
import { request, staff } from '#db/schema/index';
import { snoozedUntilSql } from '#db/snoozed';
import type { StaffActor } from '#domain/actor';
import { dayOf, daysBetween, isDay } from '#domain/clock';
import type { Kind } from '#domain/kinds';
import { ok, type Result } from '#domain/problems';
import type { Query, QueryFault } from '#domain/query';
import { isLatestFirst, queueViews, readQueueQuery } from '#domain/queue-query';
import { openStatuses, type Status } from '#domain/states';
import { isUuid } from '#domain/uuid';
import { authorise } from './authorise.ts';
import { organisation } from './organisation.ts';
import {
  type Asker,
  appealByOn,
  conditionOf,
  hasBounced,
  hasMessage,
  hasNoteFor,
  isPrepared,
} from './queue-condition.ts';

const pageSize = 50;
/** Counting stops here: more than this nobody reads as a number. */
const countedUpTo = 1000;

export type QueueAsked = {
  /** In the desk's query language. */
  query: string;
  /** Where the last page ended. */
  after?: string | undefined;
};

export type QueueRow = {
  id: string;
  reference: string;
  kind: Kind;
  status: Status;
  receivedOn: string;
  answerByOn: string;
  /** Of an open appeal: its own legal date, which then counts. */
  appealByOn: string | null;
  /** Calendar days until the legal date; null when closed. */
  days: number | null;
  isPaused: boolean;
  isPrepared: boolean;
  hasBounced: boolean;
  /** The person wrote, and nobody of the desk has read it. */
  hasMessage: boolean;
  /** A colleague wrote a note for whoever looks, who has not seen it. */
  hasNote: boolean;
  /** Something reported lost is locked, and nobody has decided yet: closed for the clock, not for the desk. */
  isFrozen: boolean;
  /** Put back: the day on which it is there again. */
  snoozedUntil: string | null;
  owner: string | null;
};

/**
 * `id` is null for the views that every desk has; `count` where it could not be counted; `isMore`: there are more than
 * were counted.
 */
export type ViewLine = { id: string | null; name: string; query: string; count: number | null; isMore: boolean };

export type Queue = {
  rows: QueueRow[];
  /** For the next page's `after`, null on the last. */
  next: string | null;
  views: ViewLine[];
  owners: { id: string; name: string }[];
  /** What of the query was not understood; then there are no rows. */
  fault: QueryFault | null;
};

/** One page of the desk's queue, nearest legal date first, by key and not by offset. No sealed column is read. */
export function listQueue({
  actor,
  now,
  ...asked
}: QueueAsked & { actor: StaffActor; now: Date }): Promise<Result<Queue>> {
  return inTransaction(async (tx) => {
    const may = await authorise(tx, { actor, act: 'view-queue', now });
    if (!may.ok) return may;
    const asker = { actor, today: dayOf(now, organisation().timeZone) };
    const { rows, fault } = await listRows(tx, asked, asker);
    const page = rows.slice(0, pageSize);
    const last = page.at(-1);
    return ok({
      rows: page.map((row) => ({ ...row, days: daysLeft(row, asker.today) })),
      next: rows.length > pageSize && last ? `${last.answerByOn}_${last.id}` : null,
      views: await countViews(tx, asker),
      owners: await tx
        .select({ id: staff.id, name: staff.name })
        .from(staff)
        .where(isNull(staff.disabledAt))
        .orderBy(asc(staff.name)),
      fault,
    });
  });
}

function daysLeft({ status, answerByOn, appealByOn }: Omit<QueueRow, 'days'>, today: string): number | null {
  if (appealByOn) return daysBetween(today, appealByOn);
  return openStatuses.includes(status) ? daysBetween(today, answerByOn) : null;
}

/** Where the page before ended, as a condition on the key. */
function afterOf(after: string | undefined, isBackwards: boolean): SQL | undefined {
  const [, on, id] = /^(\d{4}-\d{2}-\d{2})_([0-9a-f-]{36})$/.exec(after ?? '') ?? [];
  if (!on || !isUuid(id) || !isDay(on)) return undefined;
  const key = sql`(${request.answerByOn}, ${request.id})`;
  return isBackwards ? sql`${key} < (${on}::date, ${id}::uuid)` : sql`${key} > (${on}::date, ${id}::uuid)`;
}

async function listRows(tx: Transaction, { query: text, after }: QueueAsked, asker: Asker) {
  const read = readQueueQuery(text, asker.today);
  if (!('query' in read)) return { rows: [], fault: read };
  const rows = await within(tx, 3, (savepoint) => page(savepoint, read.query, { after, asker }));
  return rows ? { rows, fault: null } : { rows: [], fault: tooSlow(text) };
}

const tooSlow = (text: string): QueryFault => ({
  at: 0,
  length: text.length,
  says: 'This search takes too long. Say more of what you look for, such as is:open or a day',
});

function page(tx: Transaction, query: Query, { after, asker }: { after: string | undefined; asker: Asker }) {
  const isBackwards = isLatestFirst(query);
  const way = isBackwards ? desc : asc;
  return tx
    .select({
      id: request.id,
      reference: request.reference,
      kind: request.kind,
      status: request.status,
      receivedOn: request.receivedOn,
      answerByOn: request.answerByOn,
      isPaused: sql<boolean>`${request.pausedAt} is not null`,
      isPrepared: sql<boolean>`${isPrepared}`,
      hasBounced,
      hasMessage,
      hasNote: hasNoteFor(asker.actor.staffId),
      isFrozen: isFrozenSql,
      snoozedUntil: snoozedUntilSql(asker.today),
      appealByOn,
      owner: staff.name,
    })
    .from(request)
    .leftJoin(staff, eq(staff.id, request.assigneeId))
    .where(and(conditionOf(query, asker), afterOf(after, isBackwards)))
    .orderBy(way(request.answerByOn), way(request.id))
    .limit(pageSize + 1);
}

async function countViews(tx: Transaction, asker: Asker): Promise<ViewLine[]> {
  const own = Object.entries(queueViews).map(([name, query]) => ({ id: null, name, query }));
  const views = [...own, ...(await listSavedViews(tx))];
  const reads = views.map(({ query: text }) => readQueueQuery(text, asker.today));
  const counts = await countEach(
    tx,
    reads.map((read) => ('query' in read ? conditionOf(read.query, asker) : sql`false`)),
  );
  return views.map((view, index) => {
    const read = reads[index];
    const count = read && 'query' in read ? (counts[index] ?? null) : null;
    return { ...view, count: count && Math.min(count, countedUpTo), isMore: (count ?? 0) > countedUpTo };
  });
}

/** All in one statement; where that fails, each alone, so that one bad or slow view does not close the desk. */
async function countEach(tx: Transaction, conditions: SQL[]): Promise<(number | null)[]> {
  const together = await countAll(tx, conditions);
  if (together) return together;
  const counts: (number | null)[] = [];
  for (const condition of conditions) counts.push((await countAll(tx, [condition]))?.[0] ?? null);
  return counts;
}

/** Reads for so many seconds at most, behind a savepoint, so that the transaction goes on. Null when the time is over. */
async function within<Value>(
  tx: Transaction,
  seconds: number,
  read: (savepoint: Transaction) => Promise<Value>,
): Promise<Value | null> {
  try {
    return await tx.transaction(async (savepoint) => {
      await savepoint.execute(sql`set local statement_timeout = ${sql.raw(`'${seconds}s'`)}`);
      const value = await read(savepoint);
      await savepoint.execute(sql`set local statement_timeout to default`);
      return value;
    });
  } catch (error) {
    if (error instanceof DrizzleQueryError && isTimeOver(error.cause)) return null;
    throw error;
  }
}

/** @see PostgreSQL's `query_canceled` */
const isTimeOver = (cause: unknown): boolean =>
  typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === '57014';

/** Null when the database refuses or takes too long. */
async function countAll(tx: Transaction, conditions: SQL[]): Promise<number[] | null> {
  const counts = conditions.map(
    (condition) =>
      sql`(select count(*)::int from (select from ${request} where ${condition} limit ${countedUpTo + 1}) counted)`,
  );
  try {
    return await within(tx, 2, async (savepoint) => {
      const together = sql`select array[${sql.join(counts, sql`, `)}] as counts`;
      return (await savepoint.execute<{ counts: number[] }>(together)).rows[0]?.counts ?? null;
    });
  } catch (error) {
    if (error instanceof DrizzleQueryError) return null;
    throw error;
  }
}
