import { asc, eq, sql } from 'drizzle-orm';
import { database, inTransaction } from '#db/client';
import { appealByOn, dueOn } from '#db/due-on';
import { request, staff } from '#db/schema/index';
import type { StaffActor } from '#domain/actor';
import { dayOf } from '#domain/clock';
import { ok, type Result, refused } from '#domain/problems';
import type { Query } from '#domain/query';
import { chosenColumns, type QueueColumn } from '#domain/queue-columns';
import { isTimeZone } from '#domain/time-zones';
import { authorise } from './authorise.ts';
import { organisation } from './organisation.ts';
import type { Asker } from './queue-condition.ts';
import { idsOf } from './queue-ids.ts';
import { type Dated, placeOf } from './queue-page.ts';
import { readSearch } from './read-search.ts';
import { record } from './record.ts';

export type ExportQueue = {
  actor: StaffActor;
  /** In the desk's query language; all that match are taken out, not only a page. */
  query: string;
  /** Names of columns, as the address says them. */
  columns: readonly string[];
  /** Of moments such as closing; the organisation's where it names none. Legal dates stay in the organisation's. */
  timeZone: string;
  now: Date;
  pageSize?: number;
};

export type QueueExport = {
  columns: QueueColumn[];
  timeZone: string;
  /** The organisation's day of asking, from which days left are counted. */
  today: string;
  lines: AsyncGenerator<QueueLine>;
};

export type QueueLine = Awaited<ReturnType<typeof pageOf>>[number];

/**
 * What a query of the queue finds, line by line and page by page, however many there are. It names nobody but owners; that
 * it was taken out is an event, each time.
 */
export function exportQueue({ actor, now, pageSize = 2000, ...asked }: ExportQueue): Promise<Result<QueueExport>> {
  const home = organisation().timeZone;
  const asker = { actor, today: dayOf(now, home) };
  const timeZone = asked.timeZone || home;
  const columns = chosenColumns(asked.columns);
  return inTransaction(async (tx) => {
    const may = await authorise(tx, { actor, act: 'view-reports', now });
    if (!may.ok) return may;
    if (!isTimeZone(timeZone, home)) return refused('zone-unknown', 'zone');
    const read = await readSearch(tx, { ...asker, text: asked.query, now });
    if (!('query' in read)) return refused('query-unclear', 'q');
    await record(tx, { type: 'queue-exported', actor, now, detail: { columns, timeZone } });
    return ok({ columns, timeZone, today: asker.today, lines: linesOf(read.query, asker, pageSize) });
  });
}

async function* linesOf(query: Query, asker: Asker, limit: number): AsyncGenerator<QueueLine> {
  for (let after: QueueLine | null = null; ; ) {
    const lines: QueueLine[] = await pageOf(query, asker, { after, limit });
    yield* lines;
    const last = lines.at(-1);
    if (!last || lines.length < limit) return;
    after = last;
  }
}

/** Pages are read by key, each by itself: a long download holds no snapshot open. */
function pageOf(query: Query, asker: Asker, { after, limit }: { after: Dated | null; limit: number }) {
  const ids = idsOf(query, asker, { after: after && placeOf(after), way: 'asc', limit });
  return database()
    .select({
      id: request.id,
      reference: request.reference,
      kind: request.kind,
      status: request.status,
      owner: staff.name,
      receivedAt: request.receivedAt,
      answerByOn: request.answerByOn,
      law: request.law,
      channel: request.channel,
      language: request.language,
      closedAt: request.closedAt,
      outcome: request.outcome,
      isDuplicate: sql<boolean>`${request.duplicateOf} is not null`,
      refusalGround: request.refusalGround,
      appealByOn,
      pausedAt: request.pausedAt,
      isTrial: request.isTrial,
    })
    .from(request)
    .leftJoin(staff, eq(staff.id, request.assigneeId))
    .where(sql`${request.id} = any (array(${ids}))`)
    .orderBy(asc(dueOn), asc(request.id))
    .limit(limit);
}
