import { inTransaction, type Transaction } from '#db/client';
import { insertEvents } from '#db/event';
import { listKeptIdentities } from '#db/kept-for';
import { deleteContent, lockOverdue, type Overdue } from '#db/kept-request';
import type { OpenedRequest } from '#db/request';
import { dayOf } from '#domain/clock';
import { retention } from '#domain/retention';
import { organisation } from './organisation.ts';
import { indexesOfAll } from './who.ts';

type Batch = Omit<Overdue, 'limit'> & { now: Date; limit: number };

/**
 * Destroys the content of requests that were closed longer ago than their law has them kept, by destroying their keys:
 * batch by batch, each whole or not at all. A hold or a sealed disclosure on one of the identities that a request names
 * keeps it; what is left tells how many were asked and how they were answered, and of whom no more.
 * @returns how many
 * @see 11 CCR 7101(a); GDPR Art. 5(1)(e); NIST SP 800-88r2, cryptographic erase
 */
export async function destroyContent({ now, limit = 500 }: { now: Date; limit?: number }): Promise<number> {
  const { timeZone, keepRequestsMonths } = organisation();
  const today = dayOf(now, timeZone);
  const { months, latest } = retention(today, keepRequestsMonths);
  let after: Overdue['after'] = null;
  for (let destroyed = 0; ; ) {
    const batch = await destroyBatch({ months, latest, today, timeZone, after, limit, now });
    destroyed += batch.destroyed;
    if (!batch.last) return destroyed;
    after = batch.last;
  }
}

function destroyBatch({ now, ...overdue }: Batch): Promise<{ destroyed: number; last: Overdue['after'] }> {
  return inTransaction(async (tx) => {
    const { last, found, free } = await lockOverdue(tx, overdue);
    const ids = await unheld(tx, free, overdue.today);
    if (ids.length > 0) {
      await deleteContent(tx, ids, now);
      const event = { at: now, type: 'content-destroyed', actorKind: 'worker', actorId: null, detail: {} } as const;
      await insertEvents(tx, event, ids);
    }
    const isMore = last?.closedAt && found === overdue.limit;
    return { destroyed: ids.length, last: isMore ? { closedAt: last.closedAt ?? now, id: last.id } : null };
  });
}

/** Those of the requests that nothing keeps. Holds on tables are about rows of the account database, and keep none. */
async function unheld(tx: Transaction, found: OpenedRequest[], today: string): Promise<string[]> {
  const about = found.map((one) => ({ id: one.id, indexes: indexesOfAll(one) }));
  if (about.length === 0) return [];
  const all = about.flatMap(({ indexes }) => indexes);
  const kept = await listKeptIdentities(tx, all, today);
  return about.filter(({ indexes }) => !indexes.some((one) => kept.has(one.toString('hex')))).map(({ id }) => id);
}
