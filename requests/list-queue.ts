import { asc, isNull } from 'drizzle-orm';
import { inTransaction, type Transaction } from '#db/client';
import { findHead } from '#db/event';
import { listSavedViews } from '#db/saved-view';
import { staff } from '#db/schema/index';
import type { StaffActor } from '#domain/actor';
import { dayOf } from '#domain/clock';
import { ok, type Result } from '#domain/problems';
import type { QueryFault } from '#domain/query';
import { authorise } from './authorise.ts';
import { countViews, type ViewLine } from './count-views.ts';
import { inSeconds } from './in-seconds.ts';
import { organisation } from './organisation.ts';
import type { Asker } from './queue-condition.ts';
import { type QueuePage, readPage } from './queue-page.ts';
import { readSearch } from './read-search.ts';

export type { QueueRow } from './queue-page.ts';

export type QueueAsked = {
  /** In the desk's query language. */
  query: string;
  /** Where the last page ended. */
  after?: string | undefined;
};

export type Queue = QueuePage & {
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
    return ok({
      ...(await listRows(tx, { ...asked, actor, now }, asker)),
      saved: await listSavedViews(tx),
      head: (await findHead(tx)).seq,
      owners: await tx
        .select({ id: staff.id, name: staff.name })
        .from(staff)
        .where(isNull(staff.disabledAt))
        .orderBy(asc(staff.name)),
    });
  });
  if (!listed.ok) return listed;
  // Afterwards: who waits for another's counting must not hold a connection that it needs.
  const { saved, head, ...queue } = listed.value;
  return ok({ ...queue, views: await countViews({ saved, asker, head }, now) });
}

const noRows = { rows: [], next: null, isGrouped: false };

async function listRows(
  tx: Transaction,
  { query: text, after, actor, now }: QueueAsked & { actor: StaffActor; now: Date },
  asker: Asker,
): Promise<QueuePage & { fault: QueryFault | null }> {
  const read = await readSearch(tx, { actor, text, today: asker.today, now });
  if (!('query' in read)) return { ...noRows, fault: read };
  const page = await inSeconds(tx, 3, (savepoint) => readPage(savepoint, read.query, { after, asker }));
  return page ? { ...page, fault: null } : { ...noRows, fault: tooSlow(text) };
}

const tooSlow = (text: string): QueryFault => ({
  at: 0,
  length: text.length,
  says: 'This search takes too long. Say more of what you look for, such as is:open or a day',
});
