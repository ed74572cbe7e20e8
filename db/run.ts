import { and, asc, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { type Receipt, receipt } from '#domain/plan';
import type { Database, Transaction } from './client.ts';
import { plan, run } from './schema/index.ts';
import { sealJson, unsealJson } from './seal.ts';

export type Run = typeof run.$inferSelect;

/** What a run carries out: a plan, or where none is made (opt-out, freeze) a digest of what was asked. */
type Wanted = { requestId: string; planId: string | null; digest: string; now: Date };

/**
 * The run of a plan, made at the first try and found again at the next ones: its id is the receipt's key in the account
 * database, so what was committed there once is never done again.
 */
export async function beginRun(tx: Transaction, wanted: Wanted): Promise<Run> {
  const earlier = await findRun(tx, wanted);
  const attempt = { startedAt: wanted.now, attempts: sql`${run.attempts} + 1`, failure: null };
  const [row] = earlier
    ? await tx.update(run).set(attempt).where(eq(run.id, earlier.id)).returning()
    : await tx
        .insert(run)
        .values({ ...pick(wanted), createdAt: wanted.now, startedAt: wanted.now, attempts: 1 })
        .returning();
  if (!row) throw new Error('a run was neither found nor made');
  return row;
}

const pick = ({ requestId, planId, digest }: Wanted) => ({ requestId, planId, digest });

export async function findRun(
  tx: Database | Transaction,
  { requestId, planId, digest }: Omit<Wanted, 'now'>,
): Promise<Run | null> {
  const of = planId === null ? and(isNull(run.planId), eq(run.digest, digest)) : eq(run.planId, planId);
  const [row] = await tx
    .select()
    .from(run)
    .where(and(eq(run.requestId, requestId), of));
  return row ?? null;
}

/** Ids of all runs of a request. */
export async function listRunIds(db: Database, requestId: string): Promise<string[]> {
  const rows = await db.select({ id: run.id }).from(run).where(eq(run.requestId, requestId));
  return rows.map(({ id }) => id);
}

/** The runs of a request for the desk, newest first; what they keep sealed is not among it. */
export const listRuns = (tx: Transaction, requestId: string) =>
  tx
    .select({
      id: run.id,
      createdAt: run.createdAt,
      startedAt: run.startedAt,
      finishedAt: run.finishedAt,
      progress: run.progress,
      attempts: run.attempts,
      failure: run.failure,
      /** When the worker tries a run again that failed; null while it does so. */
      nextTryAt: sql<Date | null>`CASE WHEN ${run.failure} IS NOT NULL AND ${run.finishedAt} IS NULL
        THEN next_try(${run.requestId}) END`.mapWith(run.startedAt),
      receipt: run.receipt,
      signature: run.signature,
    })
    .from(run)
    .where(eq(run.requestId, requestId))
    .orderBy(desc(run.createdAt));

/** What the runs of a request proved, oldest first. */
export async function listReceipts(tx: Transaction, requestId: string): Promise<Receipt[]> {
  const runs = await tx
    .select({ receipt: run.receipt })
    .from(run)
    .where(and(eq(run.requestId, requestId), isNotNull(run.receipt)))
    .orderBy(asc(run.finishedAt));
  return runs.map((one) => receipt.parse(one.receipt));
}

/** Table by table how far a run is, for the desk to follow; a run that is over keeps its last word. */
export async function updateProgress(db: Database, runId: string, progress: Run['progress']): Promise<void> {
  await db
    .update(run)
    .set({ progress })
    .where(and(eq(run.id, runId), isNull(run.finishedAt)));
}

/** What a freeze is about to replace, sealed, so that it can be undone. */
export async function keepReplaced(db: Database, runId: string, key: Buffer, replaced: unknown): Promise<void> {
  await db
    .update(run)
    .set({ replacedSealed: sealJson(key, replacedContext(runId), replaced) })
    .where(and(eq(run.id, runId), isNull(run.finishedAt)));
}

const replacedContext = (runId: string): string => `run:${runId}:replaced`;

/** What a run replaced, opened, or null when it replaced nothing. */
export async function openReplaced<Schema extends z.ZodType>(
  db: Database,
  of: { requestId: string; digest: string; key: Buffer },
  schema: Schema,
): Promise<z.output<Schema> | null> {
  const found = await findRun(db, { ...of, planId: null });
  return found?.replacedSealed ? unsealJson(of.key, replacedContext(found.id), found.replacedSealed, schema) : null;
}

const endingContext = (runId: string): string => `run:${runId}:ending`;

/** Keeps what a run came to, sealed, until the request may be closed. */
export async function keepEnding(tx: Transaction, runId: string, key: Buffer, ending: unknown): Promise<void> {
  await tx
    .update(run)
    .set({ endingSealed: sealJson(key, endingContext(runId), ending) })
    .where(eq(run.id, runId));
}

/**
 * What the finished run of the plan in force came to, and which run, taken out of it: it closes a request once. Null when
 * that run has kept nothing.
 */
export async function takeEnding<Schema extends z.ZodType>(
  tx: Transaction,
  { id, key }: { id: string; key: Buffer },
  schema: Schema,
): Promise<{ run: string; ending: z.output<Schema> } | null> {
  const isKept = and(eq(run.requestId, id), isNotNull(run.endingSealed), isNull(plan.supersededAt));
  const [row] = await tx
    .select({ id: run.id, endingSealed: run.endingSealed })
    .from(run)
    .innerJoin(plan, eq(plan.id, run.planId))
    .where(isKept);
  if (!row?.endingSealed) return null;
  await dropEndings(tx, id);
  return { run: row.id, ending: unsealJson(key, endingContext(row.id), row.endingSealed, schema) };
}

/** Forgets what a request's runs came to: it was told, or the request is taken up anew. */
export async function dropEndings(tx: Transaction, requestId: string): Promise<void> {
  await tx
    .update(run)
    .set({ endingSealed: null })
    .where(and(eq(run.requestId, requestId), isNotNull(run.endingSealed)));
}
