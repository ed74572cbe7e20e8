import { and, not, type SQL, sql } from 'drizzle-orm';
import { appealDay, appealed } from '#db/due-on';
import { request } from '#db/schema/index';
import type { Query } from '#domain/query';
import { type Asker, conditionOf, isOpen } from './queue-condition.ts';

/** Marks that a closed request has only while an appeal, a lock or a note keeps it at the desk. */
const deskMarks = new Set(['needs-me', 'open', 'late', 'appealed', 'prepared', 'locked']);

/** Whether all that a query finds is open, or one of the few closed ones that the desk has still to do with. */
function isAtDesk(query: Query): boolean {
  if ('all' in query) return query.all.some(isAtDesk);
  if ('any' in query) return query.any.length > 0 && query.any.every(isAtDesk);
  return (
    'field' in query && query.field === 'is' && 'values' in query && query.values.every((one) => deskMarks.has(one))
  );
}

/**
 * Whether a query asks for what was closed on some days or later. In the order of the list these lie far behind: they are
 * read by their own index, and then put in order.
 */
function asksWhenClosed(query: Query): boolean {
  if ('all' in query) return query.all.some(asksWhenClosed);
  return 'from' in query && query.field === 'closed' && query.from !== null;
}

/** An array: its ids are looked up by key, where a join or `in` would read all requests. */
const isOneOf = (ids: SQL) => sql`${request.id} = any (array(${ids}))`;

const keptByLockOrNote = ({ actor }: Asker) => sql`
  select n.request_id from note n join note_reader r on r.note_id = n.id
    where r.staff_id = ${actor.staffId}::uuid and r.seen_at is null
  union select r.id from request r where r.is_locked`;

/** Hashed once: a list that is read far is not compared with each of them. */
const isNotAppealed = sql`${request.id} not in (${appealed})`;

/** Where one is in a list: by the day that counts, and its id. */
export type Place = { on: string; id: string };

type Part = {
  /** By the day that counts and id; left out where it does not matter which they are. */
  way?: 'asc' | 'desc';
  /** Only what comes after this place on that way. */
  after?: Place | null;
  limit: number;
};

/**
 * Ids of what a query finds, as a subquery: at most `limit` three times, each part in order by itself. The few with an
 * open appeal go by its day, and all others by their own, which the indexes know: one order of both would be read through
 * all that ever came. So would be "open, or one of the few": what is at the desk is looked for among open requests, none
 * of which has an open appeal, and those few.
 */
export function idsOf(query: Query, asker: Asker, { after, way, limit }: Part): SQL {
  // The sum is another key than the index has, which the planner would believe to come to these days soon.
  const ownDay = asksWhenClosed(query) ? sql`(${request.answerByOn} + 0)` : sql`${request.answerByOn}`;
  const part = (which: SQL, due = ownDay) => {
    const key = sql`(${due}, ${request.id})`;
    const sign = sql.raw(way === 'desc' ? '<' : '>');
    const isAfter = after ? sql`${key} ${sign} (${after.on}::date, ${after.id}::uuid)` : undefined;
    const order = way ? sql`order by ${due} ${sql.raw(way)}, ${request.id} ${sql.raw(way)}` : sql``;
    const condition = and(which, conditionOf(query, { ...asker, due }), isAfter);
    return sql`(select ${request.id} from ${request} where ${condition} ${order} limit ${limit})`;
  };
  const isClosed = not(isOpen);
  const others = isAtDesk(query)
    ? [part(isOpen), part(sql`${isClosed} and ${isNotAppealed} and ${isOneOf(keptByLockOrNote(asker))}`)]
    : [part(isNotAppealed)];
  return sql.join([...others, part(sql`${isClosed} and ${isOneOf(appealed)}`, appealDay)], sql` union all `);
}
