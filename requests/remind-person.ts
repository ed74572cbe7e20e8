import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { inTransaction, type Transaction } from '#db/client';
import { lockRequest } from '#db/request';
import { event, request } from '#db/schema/index';
import { addDays, dayOf } from '#domain/clock';
import { remindedAfterDays, waitingDays } from '#domain/warnings';
import { eachApart } from './each-apart.ts';
import { organisation } from './organisation.ts';
import { statusUrl, tellPerson } from './person-letters.ts';
import { record } from './record.ts';

const lastOf = (types: string) =>
  sql`(SELECT max(${event.at}) FROM ${event} WHERE ${event.requestId} = ${request.id} AND ${event.type} IN (${sql.raw(types)}))`;
const askedLast = lastOf(`'question-asked', 'proof-asked'`);
const remindedLast = lastOf(`'person-reminded'`);

/**
 * Reminds the person of a question that lies unanswered, once a question, while there is time to answer it. A parent is
 * not reminded: without a word of theirs their child's data are deleted, which nobody should be pressed about.
 * @returns how many were reminded
 */
export async function remindPerson(now: Date): Promise<number> {
  const ids = await inTransaction((tx) => listSilent(tx, now));
  return eachApart(
    ids.map(({ id }) => id),
    (id) => remind(id, now),
  );
}

function listSilent(tx: Transaction, now: Date, id?: string) {
  const since = new Date(now.getTime() - remindedAfterDays * 86_400_000).toISOString();
  return tx
    .select({ id: request.id, askedAt: sql<string>`${askedLast}` })
    .from(request)
    .where(
      and(
        eq(request.status, 'waiting'),
        isNull(request.childIndex),
        sql`${askedLast} < ${since}::timestamptz`,
        sql`coalesce(${remindedLast} < ${askedLast}, true)`,
        id === undefined ? undefined : eq(request.id, id),
      ),
    )
    .orderBy(asc(request.id))
    .limit(500);
}

/** In a transaction of its own, on the locked request: two workers at once write once. */
function remind(id: string, now: Date): Promise<boolean> {
  return inTransaction(async (tx) => {
    const about = await lockRequest(tx, id);
    const [silent] = about ? await listSilent(tx, now, id) : [];
    if (!about || !silent) return false;
    const { reference, kind, lettersByPost: byPost } = about;
    const expiresOn = addDays(dayOf(new Date(silent.askedAt), organisation().timeZone), waitingDays);
    await record(tx, { type: 'person-reminded', actor: { kind: 'worker' }, now, requestId: id });
    const fields = { reference, kind, expiresOn, byPost, statusUrl: statusUrl(id) };
    await tellPerson(tx, about, { kind: 'reminder', fields, now });
    return true;
  });
}
