import { asc, eq, sql } from 'drizzle-orm';
import type { Transaction } from './client.ts';
import { savedView } from './schema/index.ts';

/** The desk's shared views, by name. */
export const listSavedViews = (tx: Transaction) =>
  tx
    .select({ id: savedView.id, name: savedView.name, query: savedView.query })
    .from(savedView)
    .orderBy(asc(sql`lower(${savedView.name})`));

/** @returns why not, when there is one of this name, or the desk has as many as it may */
export async function insertSavedView(
  tx: Transaction,
  view: Pick<typeof savedView.$inferInsert, 'name' | 'query' | 'createdAt' | 'createdBy'>,
  atMost: number,
): Promise<'taken' | 'full' | null> {
  // Two at once must not pass the limit together.
  await tx.execute(sql`lock table ${savedView} in share row exclusive mode`);
  const isTaken = sql`lower(${savedView.name}) = lower(${view.name})`;
  if ((await tx.$count(savedView, isTaken)) > 0) return 'taken';
  if ((await tx.$count(savedView)) >= atMost) return 'full';
  await tx.insert(savedView).values(view);
  return null;
}

/** @returns false when it is gone already */
export async function deleteSavedView(tx: Transaction, id: string): Promise<boolean> {
  return (await tx.delete(savedView).where(eq(savedView.id, id)).returning({ id: savedView.id })).length > 0;
}
