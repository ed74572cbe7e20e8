import { asc, desc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { inTransaction, type Transaction } from '#db/client';
import { findHead } from '#db/event';
import { isFrozenSql } from '#db/frozen';
import { listSavedViews } from '#db/saved-view';
import { request, staff } from '#db/schema/index';
import { snoozedUntilSql } from '#db/snoozed';
import type { StaffActor } from '#domain/actor';
import { dayOf, daysBetween, isDay } from '#domain/clock';
import type { Kind } from '#domain/kinds';
import { ok, type Result } from '#domain/problems';
import type { Query, QueryFault } from '#domain/query';
import { isLatestFirst, isSearch } from '#domain/queue-query';
import { openStatuses, type Status } from '#domain/states';
import { isUuid } from '#domain/uuid';
import { authorise } from './authorise.ts';
import { countViews, type ViewLine } from './count-views.ts';
import { inSeconds } from './in-seconds.ts';
import { organisation } from './organisation.ts';
import { type Asker, appealByOn, hasBounced, hasMessage, hasNoteFor, isPrepared } from './queue-condition.ts';
import { idsOf } from './queue-ids.ts';
import { readSearch } from './read-search.ts';

const pageSize = 50;

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
  /** Closed, and answered with another one. */
  isDuplicate: boolean;
  isPrepared: boolean;
  /** For trying out. */
  isTrial: boolean;
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

export type Queue = {
  rows: QueueRow[];
  /** For the next page's `after`, null on the last. */
  next: string | null;
  /** All that a search found: to be told apart by what is still to be done. */
  isGrouped: boolean;
  views: ViewLine[];
  owners: { id: string; name: string }[];
  /** What of the query was not understood; then there are no rows. */
  fault: QueryFault | null;
};

/** One page of the desk's queue, nearest legal date first, by key and not by offset. No sealed column is read. */
export async function listQueue({
  actor,
  now,
  ...asked
}: QueueAsked & { actor: StaffActor; now: Date }): Promise<Result<Queue>> {
  const asker = { actor, today: dayOf(now, organisation().timeZone) };
  const listed = await inTransaction(async (tx) => {
    const may = await authorise(tx, { actor, act: 'view-queue', now });
    if (!may.ok) return may;
    const { rows, fault, isGrouped } = await listRows(tx, { ...asked, actor, now }, asker);
    const page = rows.slice(0, pageSize);
    const last = page.at(-1);
    return ok({
      rows: page.map((row) => ({ ...row, days: daysLeft(row, asker.today) })),
      isGrouped,
      next: rows.length > pageSize && last ? `${last.answerByOn}_${last.id}` : null,
      saved: await listSavedViews(tx),
      head: (await findHead(tx)).seq,
      owners: await tx
        .select({ id: staff.id, name: staff.name })
        .from(staff)
        .where(isNull(staff.disabledAt))
        .orderBy(asc(staff.name)),
      fault,
    });
  });
  if (!listed.ok) return listed;
  // Afterwards: who waits for another's counting must not hold a connection that it needs.
  const { saved, head, ...queue } = listed.value;
  return ok({ ...queue, views: await countViews({ saved, asker, head }, now) });
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

async function listRows(
  tx: Transaction,
  { query: text, after, actor, now }: QueueAsked & { actor: StaffActor; now: Date },
  asker: Asker,
) {
  const read = await readSearch(tx, { actor, text, today: asker.today, now });
  if (!('query' in read)) return { rows: [], fault: read, isGrouped: false };
  const rows = await inSeconds(tx, 3, (savepoint) => page(savepoint, read.query, { after, asker }));
  if (!rows) return { rows: [], fault: tooSlow(text), isGrouped: false };
  return { rows, fault: null, isGrouped: isSearch(read.query) && !after && rows.length <= pageSize };
}

const tooSlow = (text: string): QueryFault => ({
  at: 0,
  length: text.length,
  says: 'This search takes too long. Say more of what you look for, such as is:open or a day',
});

function page(tx: Transaction, query: Query, { after, asker }: { after: string | undefined; asker: Asker }) {
  const isBackwards = isLatestFirst(query);
  const way = isBackwards ? desc : asc;
  const where = afterOf(after, isBackwards);
  const ids = idsOf(query, asker, { where, way: isBackwards ? 'desc' : 'asc', limit: pageSize + 1 });
  return tx
    .select({
      id: request.id,
      reference: request.reference,
      kind: request.kind,
      status: request.status,
      receivedOn: request.receivedOn,
      answerByOn: request.answerByOn,
      isPaused: sql<boolean>`${request.pausedAt} is not null`,
      isDuplicate: sql<boolean>`${request.duplicateOf} is not null`,
      isPrepared: sql<boolean>`${isPrepared}`,
      isTrial: request.isTrial,
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
    .where(sql`${request.id} = any (array(${ids}))`)
    .orderBy(way(request.answerByOn), way(request.id))
    .limit(pageSize + 1);
}
