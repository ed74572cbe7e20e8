import type { Database, Transaction } from './client.ts';
import { installation } from './schema/index.ts';

/** The one row about this installation: whether it is armed, what the web may know of the map, what the worker saw. */
export async function findInstallation(tx: Database | Transaction): Promise<typeof installation.$inferSelect> {
  const [row] = await tx.select().from(installation);
  if (!row) throw new Error('the portal database has no installation row: run the migrations');
  return row;
}
