import { and, asc, desc, eq, getTableColumns, gt, inArray, lt, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { BulkRowState, BulkUntil, BulkWords } from '#domain/bulk';
import type { Problem } from '#domain/problems';
import type { Database, Transaction } from './client.ts';
import { dueOn } from './due-on.ts';
import { masterKey } from './keys.ts';
import { bulk, bulkRow, request, staff } from './schema/index.ts';
import { sealJson, unsealJson } from './seal.ts';

export type Bulk = typeof bulk.$inferSelect;
export type BulkRow = typeof bulkRow.$inferSelect;

const words = z.record(z.string(), z.string());

/** What the act is told. */
export const bulkWordsOf = ({ id, wordsSealed }: Pick<Bulk, 'id' | 'wordsSealed'>): BulkWords =>
  unsealJson(masterKey(), `bulk:${id}:words`, wordsSealed, words);

type NewBulk = Omit<typeof bulk.$inferInsert, 'wordsSealed'> & { id: string; words: BulkWords };

/** @returns its id, or that of the one which this form made already */
export async function insertBulk(
  tx: Transaction,
  { words: said, ...row }: NewBulk,
): Promise<{ id: string; isNew: boolean }> {
  const wordsSealed = sealJson(masterKey(), `bulk:${row.id}:words`, said);
  const made = await tx
    .insert(bulk)
    .values({ ...row, wordsSealed })
    .onConflictDoNothing()
    .returning({ id: bulk.id });
  if (made[0]) return { id: made[0].id, isNew: true };
  const [before] = await tx.select({ id: bulk.id }).from(bulk).where(eq(bulk.submissionKey, row.submissionKey));
  if (!before) throw new Error('neither made nor there');
  return { id: before.id, isNew: false };
}

/** Writes down which requests it is about, the nearest legal date first. */
export async function insertBulkRows(tx: Transaction, bulkId: string, which: SQL, atMost: number): Promise<void> {
  await tx.execute(sql`
    insert into ${bulkRow} (bulk_id, position, request_id, status, assignee_id)
    select ${bulkId}::uuid, row_number() over (order by ${dueOn}, ${request.id}),
      ${request.id}, ${request.status}, ${request.assigneeId}
    from ${request} where ${which} order by ${dueOn}, ${request.id} limit ${atMost}`);
}

export async function findBulk(tx: Database | Transaction, id: string): Promise<Bulk | null> {
  const [row] = await tx.select().from(bulk).where(eq(bulk.id, id));
  return row ?? null;
}

/** Those that somebody proposed, the latest first; all are few, and gone after a while. */
export const listBulksBy = (tx: Transaction, staffId: string, limit: number) =>
  tx
    .select({
      ...getTableColumns(bulk),
      requests: sql<number>`(select count(*)::int from bulk_row r where r.bulk_id = bulk.id)`,
    })
    .from(bulk)
    .where(eq(bulk.createdBy, staffId))
    .orderBy(desc(bulk.createdAt))
    .limit(limit);

/** The same, and nobody else changes it until the transaction ends. */
export async function lockBulk(tx: Transaction, id: string): Promise<Bulk | null> {
  const [row] = await tx.select().from(bulk).where(eq(bulk.id, id)).for('update');
  return row ?? null;
}

export async function updateBulk(
  tx: Transaction,
  id: string,
  set: Partial<Pick<Bulk, 'checkedAt' | 'confirmedAt' | 'stoppedAt' | 'endedAt'>>,
): Promise<void> {
  await tx.update(bulk).set(set).where(eq(bulk.id, id));
}

export const listRowsIn = (tx: Database, bulkId: string, { state, limit }: { state: BulkRowState; limit: number }) =>
  tx
    .select()
    .from(bulkRow)
    .where(and(eq(bulkRow.bulkId, bulkId), eq(bulkRow.state, state)))
    .orderBy(asc(bulkRow.position))
    .limit(limit);

const isRow = ({ bulkId, position }: Pick<BulkRow, 'bulkId' | 'position'>) =>
  and(eq(bulkRow.bulkId, bulkId), eq(bulkRow.position, position));

/** Takes a row that is still in that state, so that nobody else does; null when somebody has. */
export async function lockBulkRow(tx: Transaction, row: BulkRow): Promise<BulkRow | null> {
  const [found] = await tx
    .select()
    .from(bulkRow)
    .where(and(isRow(row), eq(bulkRow.state, row.state)))
    .for('update');
  return found ?? null;
}

export async function countTry(tx: Database, row: BulkRow): Promise<void> {
  await tx
    .update(bulkRow)
    .set({ tries: sql`${bulkRow.tries} + 1` })
    .where(isRow(row));
}

export type BulkOutcome = { problem: Pick<Problem, 'code' | 'detail'> | null; until?: BulkUntil | null };

/** Its outcome, unless it has another one meanwhile. */
export async function settleRow(
  tx: Database | Transaction,
  row: BulkRow,
  { state, problem, until }: BulkOutcome & { state: BulkRowState },
): Promise<void> {
  await tx
    .update(bulkRow)
    .set({ state, problem: problem?.code ?? null, detail: problem?.detail ?? until ?? null, tries: 0 })
    .where(and(isRow(row), eq(bulkRow.state, row.state)));
}

/** How many rows are in each state and why. */
export const countRows = (tx: Transaction, bulkId: string) =>
  tx
    .select({
      state: bulkRow.state,
      problem: bulkRow.problem,
      detail: bulkRow.detail,
      count: sql<number>`count(*)::int`,
    })
    .from(bulkRow)
    .where(eq(bulkRow.bulkId, bulkId))
    .groupBy(bulkRow.state, bulkRow.problem, bulkRow.detail)
    .orderBy(sql`count(*) desc`);

type Shown = { states: readonly BulkRowState[]; after: number; limit: number };

/** A page of its rows with the requests as they are now. */
export const listBulkRows = (tx: Transaction, bulkId: string, { states, after, limit }: Shown) =>
  tx
    .select({
      position: bulkRow.position,
      requestId: bulkRow.requestId,
      state: bulkRow.state,
      problem: bulkRow.problem,
      detail: bulkRow.detail,
      reference: request.reference,
      kind: request.kind,
      status: request.status,
      dueOn: sql<string>`${dueOn}::text`,
      owner: staff.name,
    })
    .from(bulkRow)
    .innerJoin(request, eq(request.id, bulkRow.requestId))
    .leftJoin(staff, eq(staff.id, request.assigneeId))
    .where(and(eq(bulkRow.bulkId, bulkId), inArray(bulkRow.state, [...states]), gt(bulkRow.position, after)))
    .orderBy(asc(bulkRow.position))
    .limit(limit);

/** Those never begun go after a day, the others when nobody asks for their outcome any more. */
export async function deleteOldBulks(tx: Database, before: { unconfirmed: Date; all: Date }): Promise<void> {
  await tx
    .delete(bulk)
    .where(
      sql`${lt(bulk.createdAt, before.all)} or (${bulk.confirmedAt} is null and ${lt(bulk.createdAt, before.unconfirmed)})`,
    );
}
