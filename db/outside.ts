import { and, asc, count, eq, inArray, isNotNull, isNull, lt, lte, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import type { OutsideResult } from '#domain/outside';
import { openStatuses } from '#domain/states';
import type { Database, Transaction } from './client.ts';
import type { OpenedRequest } from './request.ts';
import { outsideTask, request, staff } from './schema/index.ts';
import { seal, sealJson, unseal, unsealJson } from './seal.ts';

type About = Pick<OpenedRequest, 'id' | 'key'>;
type Row = typeof outsideTask.$inferSelect;
const body = z.object({ title: z.string(), instructions: z.string() });
/** A task with what was sealed of it; `reason` where something was kept. */
export type OpenedTask = Omit<Row, 'bodySealed' | 'reasonSealed' | 'submissionKey'> &
  z.output<typeof body> & { reason: string | null };

/** Sealed with whose it is, so that one row's content does not open in another's place. */
const bodyContext = (about: About, id: string) => `outside:${about.id}:${id}:body`;
const reasonContext = (about: About, id: string) => `outside:${about.id}:${id}:reason`;

function openedTask(about: About, { bodySealed, reasonSealed, submissionKey: _, ...row }: Row): OpenedTask {
  const reason = reasonSealed && unseal(about.key, reasonContext(about, row.id), reasonSealed).toString();
  return { ...row, ...unsealJson(about.key, bodyContext(about, row.id), bodySealed, body), reason };
}

export type NewTask = z.output<typeof body> &
  Pick<Row, 'id' | 'origin' | 'submissionKey' | 'ownerId' | 'dueOn' | 'createdAt' | 'createdBy'>;

/** @returns false when this entry of the organisation file, or this form, made one already */
export async function insertTask(
  tx: Transaction,
  about: About,
  { title, instructions, ...row }: NewTask,
): Promise<boolean> {
  const bodySealed = sealJson(about.key, bodyContext(about, row.id), { title, instructions });
  const made = await tx
    .insert(outsideTask)
    .values({ ...row, requestId: about.id, bodySealed })
    .onConflictDoNothing()
    .returning({ id: outsideTask.id });
  return made.length > 0;
}

export async function countOpenTasks(tx: Database | Transaction, requestId: string): Promise<number> {
  const isOpen = and(eq(outsideTask.requestId, requestId), isNull(outsideTask.result));
  const [counted] = await tx.select({ tasks: count() }).from(outsideTask).where(isOpen);
  return counted?.tasks ?? 0;
}

/** What the finished tasks of a request came to. */
export async function listResults(tx: Transaction, requestId: string): Promise<OutsideResult[]> {
  const rows = await tx
    .select({ result: outsideTask.result })
    .from(outsideTask)
    .where(and(eq(outsideTask.requestId, requestId), isNotNull(outsideTask.result)));
  return rows.flatMap(({ result }) => result ?? []);
}

const doer = alias(staff, 'doer');

/** All tasks of a request in the order in which they were made, with their people's names and the doer's role. */
export async function listTasks(tx: Database | Transaction, about: About) {
  const rows = await tx
    .select({ row: outsideTask, owner: staff.name, doneByName: doer.name, doneByRole: doer.role })
    .from(outsideTask)
    .leftJoin(staff, eq(staff.id, outsideTask.ownerId))
    .leftJoin(doer, eq(doer.id, outsideTask.doneBy))
    .where(eq(outsideTask.requestId, about.id))
    .orderBy(asc(outsideTask.createdAt), asc(outsideTask.dueOn), asc(outsideTask.id));
  return rows.map(({ row, ...names }) => ({ ...openedTask(about, row), ...names }));
}

type Due = {
  today: string;
  /** Day from which a task is near its own. */
  soon: string;
  /** Who heard on this day or before hears again. */
  warnedUntil: string;
  requestId?: string | undefined;
};

/**
 * Open work of open requests of which the desk has to hear: what is near and nobody was told of, and what is late and
 * was told of before its day was over, or long enough ago.
 */
export function listUnwarnedTasks(tx: Transaction, { today, soon, warnedUntil, requestId }: Due) {
  const untold = sql`coalesce(${outsideTask.warnedOn}, '-infinity'::date)`;
  const near = and(isNull(outsideTask.warnedOn), lte(outsideTask.dueOn, soon));
  const late = and(
    lt(outsideTask.dueOn, today),
    or(sql`${untold} <= ${outsideTask.dueOn}`, sql`${untold} <= ${warnedUntil}::date`),
  );
  return tx
    .select({
      id: outsideTask.id,
      requestId: outsideTask.requestId,
      dueOn: outsideTask.dueOn,
      ownerId: sql<string | null>`coalesce(${outsideTask.ownerId}, ${request.assigneeId})`,
    })
    .from(outsideTask)
    .innerJoin(request, eq(request.id, outsideTask.requestId))
    .where(
      and(
        isNull(outsideTask.result),
        or(near, late),
        inArray(request.status, openStatuses),
        requestId ? eq(outsideTask.requestId, requestId) : undefined,
      ),
    )
    .orderBy(asc(outsideTask.dueOn), asc(outsideTask.id));
}

/** One of a request's tasks, locked, or null. */
export async function lockTask(tx: Transaction, about: About, id: string): Promise<OpenedTask | null> {
  const [row] = await tx
    .select()
    .from(outsideTask)
    .where(and(eq(outsideTask.id, id), eq(outsideTask.requestId, about.id)))
    .for('update');
  return row ? openedTask(about, row) : null;
}

export async function updateTask(
  tx: Transaction,
  id: string,
  set: Partial<Pick<Row, 'ownerId' | 'warnedOn'>>,
): Promise<void> {
  await tx.update(outsideTask).set(set).where(eq(outsideTask.id, id));
}

export async function endTask(
  tx: Transaction,
  about: About,
  { id, reason, ...end }: { id: string; result: OutsideResult; reason: string | null; doneAt: Date; doneBy: string },
): Promise<void> {
  const reasonSealed = reason === null ? null : seal(about.key, reasonContext(about, id), reason);
  await tx
    .update(outsideTask)
    .set({ ...end, reasonSealed })
    .where(eq(outsideTask.id, id));
}
