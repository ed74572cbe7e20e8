import { and, not, type SQL, sql } from 'drizzle-orm';
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

/** An array: its ids are looked up by key, where a join or `in` would read all requests. */
const isOneOfFew = ({ actor }: Asker) => sql`${request.id} = any (array(
  select a.request_id from appeal a where a.decided_at is null
  union select n.request_id from note n join note_reader r on r.note_id = n.id
    where r.staff_id = ${actor.staffId}::uuid and r.seen_at is null
  union select r.id from request r where r.is_locked))`;

type Part = {
  /** Besides the query's own condition. */
  where?: SQL | undefined;
  /** By legal date and id; left out where it does not matter which they are. */
  way?: 'asc' | 'desc';
  limit: number;
};

/**
 * Ids of what a query finds, as a subquery: at most `limit` twice, each part in order by itself. What is at the desk is
 * looked for among open requests and those few, each by its index: a condition that says "open, or one of those" is read
 * through all that ever came.
 */
export function idsOf(query: Query, asker: Asker, { where, way, limit }: Part): SQL {
  const condition = and(conditionOf(query, asker), where);
  const order = way ? sql`order by ${request.answerByOn} ${sql.raw(way)}, ${request.id} ${sql.raw(way)}` : sql``;
  const part = (which: SQL) =>
    sql`(select ${request.id} from ${request} where ${and(which, condition)} ${order} limit ${limit})`;
  if (!isAtDesk(query)) return part(sql`true`);
  return sql`${part(isOpen)} union all ${part(sql`${not(isOpen)} and ${isOneOfFew(asker)}`)}`;
}
