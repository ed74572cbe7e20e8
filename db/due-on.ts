/** When a request's next answer is due: while an appeal is open, the appeal's own day counts, and the old one no more. */
import { type SQL, sql } from 'drizzle-orm';
import { request } from './schema/index.ts';

const openAppeal = (what: SQL): SQL =>
  sql`(select ${what} from appeal a where a.request_id = ${request.id} and a.decided_at is null)`;

/** The legal date of an open appeal, or null. */
export const appealByOn = sql<string | null>`${openAppeal(sql`a.answer_by_on::text`)}`;

/** The same as a date, to compare. Looked up for each request: for few at a time. */
export const appealDay: SQL = openAppeal(sql`a.answer_by_on`);

/** The day that counts, of whatever request. No index knows it. */
export const dueOn: SQL = sql`coalesce(${appealDay}, ${request.answerByOn})`;

/** The requests with an open appeal, by an index of their own. */
export const appealed: SQL = sql`select a.request_id from appeal a where a.decided_at is null`;
