import { type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Transaction } from './client.ts';
import { prepared } from './prepared.ts';
import { appeal, exportPackage, identityProof, message, notification, outsideTask, run } from './schema/index.ts';

const isThere = (table: PgTable): SQL<boolean> =>
  sql`exists (select from ${table} where request_id = ${sql.placeholder('id')})`;

const parts = {
  messages: isThere(message),
  runs: isThere(run),
  packages: isThere(exportPackage),
  tasks: isThere(outsideTask),
  told: isThere(notification),
  appeals: isThere(appeal),
  proofs: isThere(identityProof),
};

/** What there can be of a request beside itself, its history and its clock. */
export type RequestHas = Record<keyof typeof parts, boolean>;

/**
 * Most requests have little of it, and what is not there need not be read. Of a request that is not there all is false.
 * By its name the database plans it once a connection: that takes five times as long as to look.
 */
export async function findWhatHas(tx: Transaction, id: string): Promise<RequestHas> {
  const query = prepared(tx, 'request_has', () => tx.select(parts).from(sql`(select) one`));
  const [has] = await query.execute({ id });
  if (!has) throw new Error('what a request has was not told');
  return has;
}
