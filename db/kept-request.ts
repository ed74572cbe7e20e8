/** Closed requests whose time is over, and the end of their content. */
import { and, asc, eq, gt, inArray, isNull, lte, not, notExists, or, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Transaction } from './client.ts';
import { isFrozenSql } from './frozen.ts';
import { type OpenedRequest, opened } from './request.ts';
import {
  appeal,
  approval,
  attachment,
  bulkRow,
  exportPackage,
  finding,
  identityProof,
  incident,
  letter,
  letterLink,
  look,
  message,
  note,
  notification,
  outsideFile,
  outsideTask,
  plan,
  planAnswer,
  postedCode,
  redaction,
  refusedPart,
  request,
  run,
  visit,
} from './schema/index.ts';

export type Overdue = {
  /** Law → months for which its requests are kept. */
  months: Record<string, number>;
  /** No request that was closed after this day is over its time. */
  latest: string;
  today: string;
  timeZone: string;
  /** Where the last batch ended. */
  after: { closedAt: Date; id: string } | null;
  limit: number;
};

/** Its months, or the longest of all where the law is one that this version does not know. */
function monthsSql(months: Overdue['months']): SQL {
  const whens = Object.entries(months).map(([law, count]) => sql`WHEN ${law} THEN ${count}::int`);
  return sql`CASE ${request.law} ${sql.join(whens, sql` `)} ELSE ${Math.max(...Object.values(months))}::int END`;
}

/**
 * Closed requests of a time that is over, oldest first, locked; those that somebody is working on are left for another
 * night, and what is locked as lost or has an open appeal stays. A decided appeal and an incident are parts of the
 * request's record: the time counts from the decision, and from the day on which the incident was noted.
 * @returns those that nothing keeps; `last` and `found` of all that were looked at
 */
export async function lockOverdue(
  tx: Transaction,
  { months, latest, today, timeZone, after, limit }: Overdue,
): Promise<{ last: OpenedRequest | null; found: number; free: OpenedRequest[] }> {
  const isOver = (at: PgColumn) =>
    sql`((${at} AT TIME ZONE ${timeZone})::date + make_interval(months => ${monthsSql(months)}))::date < ${today}::date`;
  const key = sql`(${request.closedAt}, ${request.id})`;
  const incidents = tx
    .select({ id: incident.id })
    .from(incident)
    .where(and(eq(incident.requestId, request.id), not(isOver(incident.createdAt))));
  const counts = or(isNull(appeal.decidedAt), not(isOver(appeal.decidedAt)));
  const appeals = tx
    .select({ id: appeal.id })
    .from(appeal)
    .where(and(eq(appeal.requestId, request.id), counts));
  const isFree = and(not(isFrozenSql), notExists(incidents), notExists(appeals));
  const rows = await tx
    .select()
    .from(request)
    .where(
      and(
        isNull(request.destroyedAt),
        // A day more than any time zone is off, so that the index is of use.
        lte(request.closedAt, sql`${latest}::date + interval '2 days'`),
        isOver(request.closedAt),
        after ? gt(key, sql`(${after.closedAt.toISOString()}::timestamptz, ${after.id}::uuid)`) : undefined,
        isFree,
      ),
    )
    .orderBy(asc(request.closedAt), asc(request.id))
    .limit(limit)
    .for('update', { of: request, skipLocked: true });
  // What was filed between that look and the lock is seen only by another look: an appeal locks the row, and changes it not.
  const ids = rows.map(({ id }) => id);
  const still =
    ids.length > 0
      ? await tx
          .select({ id: request.id })
          .from(request)
          .where(and(inArray(request.id, ids), isFree))
      : [];
  const free = new Set(still.map(({ id }) => id));
  const locked = rows.flatMap((row) => opened(row) ?? []);
  return { last: locked.at(-1) ?? null, found: locked.length, free: locked.filter(({ id }) => free.has(id)) };
}

/** Tables whose rows go with the request that they are about: each before those that it refers to. */
const gone = [
  approval,
  finding,
  attachment,
  identityProof,
  postedCode,
  message,
  note,
  refusedPart,
  letterLink,
  exportPackage,
  notification,
  letter,
  redaction,
  outsideFile,
  outsideTask,
  plan,
  visit,
  look,
  bulkRow,
] as const satisfies (PgTable & { requestId: PgColumn })[];

/**
 * Destroys the keys of requests and all that was sealed or personal with them. Receipts stay, they hold counts; so do
 * the ledger and what was opted out of, which have keys of their own and are needed longer.
 * @see NIST SP 800-88r2, cryptographic erase
 */
export async function deleteContent(tx: Transaction, ids: string[], now: Date): Promise<void> {
  await tx
    .update(run)
    .set({ planId: null, replacedSealed: null, endingSealed: null })
    .where(inArray(run.requestId, ids));
  const plans = tx.select({ id: plan.id }).from(plan).where(inArray(plan.requestId, ids));
  await tx.delete(planAnswer).where(inArray(planAnswer.planId, plans));
  for (const table of gone) await tx.delete(table).where(inArray(table.requestId, ids));
  await tx
    .update(request)
    .set({
      keySealed: null,
      answersSealed: Buffer.alloc(0),
      // Finds nobody any more, and the form that made the request is none that is known.
      emailIndex: sql`sha256(uuid_send(${request.id}))`,
      submissionKey: sql`gen_random_uuid()`,
      ...nothing,
      destroyedAt: now,
    })
    .where(inArray(request.id, ids));
}

const nothing = {
  personId: null,
  emailSealed: null,
  identitiesSealed: null,
  childSealed: null,
  childIndex: null,
  agentSealed: null,
  postalSealed: null,
  chosenSealed: null,
} satisfies Partial<typeof request.$inferInsert>;
