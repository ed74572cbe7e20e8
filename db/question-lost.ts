import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from './client.ts';

/** Requests whose newest question to the person did not arrive, so that no answer can come; a list of ids. */
export const questionsLost: SQL = sql`select l.request_id from letter l
  where l.kind = 'question' and l.status in ('bounced', 'given-up') and not exists (
    select from letter n where n.request_id = l.request_id and n.kind = 'question' and n.created_at > l.created_at)`;

/** Whether the newest question of a request did not reach its person. */
export async function isQuestionLost(tx: Transaction, requestId: string): Promise<boolean> {
  const { rows } = await tx.execute(sql`select from (${questionsLost} and l.request_id = ${requestId}) lost`);
  return rows.length > 0;
}
