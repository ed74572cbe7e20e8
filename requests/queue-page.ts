import { asc, desc, eq, sql } from 'drizzle-orm';
import type { Transaction } from '#db/client';
import { appealByOn, dueOn } from '#db/due-on';
import { isFrozenSql } from '#db/frozen';
import { request, staff } from '#db/schema/index';
import { snoozedUntilSql } from '#db/snoozed';
import { daysBetween, isDay } from '#domain/clock';
import type { Kind } from '#domain/kinds';
import type { Query } from '#domain/query';
import { isLatestFirst, isSearch } from '#domain/queue-query';
import { openStatuses, type Status } from '#domain/states';
import { isUuid } from '#domain/uuid';
import { type Asker, hasBounced, hasMessage, hasNoteFor, isPrepared } from './queue-condition.ts';
import { idsOf, type Place } from './queue-ids.ts';

const pageSize = 50;

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
  /** Open for its own clock, an appeal's or the desk's. */
  isToDo: boolean;
};

export type QueuePage = {
  /** As they are shown: of a search what is still to be done first, then what is closed, the latest first. */
  rows: QueueRow[];
  /** For the next page's `after`, null on the last. */
  next: string | null;
  /** All that a search found: to be told apart by what is still to be done. */
  isGrouped: boolean;
};

export type Dated = Pick<QueueRow, 'id' | 'answerByOn' | 'appealByOn'>;

/** Where a request is in every list by legal dates. */
export const placeOf = ({ id, answerByOn, appealByOn }: Dated): Place => ({ on: appealByOn ?? answerByOn, id });

/** A page of what a query finds, by the legal dates that count, by key and not by offset. */
export async function readPage(
  tx: Transaction,
  query: Query,
  { after, asker }: { after?: string | undefined; asker: Asker },
): Promise<QueuePage> {
  const found = await rowsOf(tx, query, { after: placeIn(after), asker });
  const rows = found.slice(0, pageSize).map((row) => withDays(row, asker.today));
  const last = rows.length < found.length ? rows.at(-1) : undefined;
  const isGrouped = isSearch(query) && !after && !last;
  return { rows: isGrouped ? inGroups(rows) : rows, next: last ? textOf(placeOf(last)) : null, isGrouped };
}

type FoundRow = Omit<QueueRow, 'days' | 'isToDo'>;

function withDays(row: FoundRow, today: string): QueueRow {
  const { status, answerByOn, appealByOn, isFrozen } = row;
  const until = appealByOn ?? (openStatuses.includes(status) ? answerByOn : null);
  return { ...row, days: until === null ? null : daysBetween(today, until), isToDo: until !== null || isFrozen };
}

function inGroups(rows: readonly QueueRow[]): QueueRow[] {
  const closed = rows.filter(({ isToDo }) => !isToDo);
  return [...rows.filter(({ isToDo }) => isToDo), ...closed.toReversed()];
}

const textOf = ({ on, id }: Place): string => `${on}_${id}`;

/** Where the page before ended, as its address says it. */
function placeIn(after = ''): Place | null {
  const [, on, id] = /^(\d{4}-\d{2}-\d{2})_([0-9a-f-]{36})$/.exec(after) ?? [];
  return on && isUuid(id) && isDay(on) ? { on, id } : null;
}

/** One more than a page, if there is. */
function rowsOf(
  tx: Transaction,
  query: Query,
  { after, asker }: { after: Place | null; asker: Asker },
): Promise<FoundRow[]> {
  const isBackwards = isLatestFirst(query);
  const way = isBackwards ? desc : asc;
  const ids = idsOf(query, asker, { after, way: isBackwards ? 'desc' : 'asc', limit: pageSize + 1 });
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
    .orderBy(way(dueOn), way(request.id))
    .limit(pageSize + 1);
}
