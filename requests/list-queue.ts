import { type AnyColumn, and, asc, desc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { inTransaction, type Transaction } from '#db/client';
import { isFrozenSql } from '#db/frozen';
import { request, staff } from '#db/schema/index';
import type { StaffActor } from '#domain/actor';
import { dayOf, daysBetween } from '#domain/clock';
import { isKind, type Kind } from '#domain/kinds';
import { ok, type Result } from '#domain/problems';
import { type QueueView, queueViews } from '#domain/queue-views';
import { mayAct } from '#domain/roles';
import { openStatuses, type Status, statuses } from '#domain/states';
import { isUuid } from '#domain/uuid';
import { authorise } from './authorise.ts';
import { organisation } from './organisation.ts';

const pageSize = 50;

/** What the address of a view says; anything that is not known is left out. */
export type QueueAsked = {
  view: QueueView;
  kind?: string | undefined;
  status?: string | undefined;
  /** `none`, or the id of somebody at the desk. */
  owner?: string | undefined;
  reference?: string | undefined;
  /** Where the last page ended. */
  after?: string | undefined;
};

export type QueueRow = {
  id: string;
  reference: string;
  kind: Kind;
  status: Status;
  receivedOn: string;
  answerByOn: string;
  /** Of an open appeal: its own legal date, which then counts. */
  appealByOn: string | null;
  /** Calendar days until the legal date; null when closed. */
  days: number | null;
  isPaused: boolean;
  isPrepared: boolean;
  hasBounced: boolean;
  /** Something reported lost is locked, and nobody has decided yet: closed for the clock, not for the desk. */
  isFrozen: boolean;
  owner: string | null;
};

export type Queue = {
  rows: QueueRow[];
  /** For the next page's `after`, null on the last. */
  next: string | null;
  counts: Record<QueueView, number>;
  owners: { id: string; name: string }[];
};

/** One page of the desk's queue, nearest legal date first, by key and not by offset. No sealed column is read. */
export function listQueue({
  actor,
  now,
  ...asked
}: QueueAsked & { actor: StaffActor; now: Date }): Promise<Result<Queue>> {
  return inTransaction(async (tx) => {
    const may = await authorise(tx, { actor, act: 'view-queue', now });
    if (!may.ok) return may;
    const today = dayOf(now, organisation().timeZone);
    const views = viewsFor(actor, today);
    const rows = await listRows(tx, asked, views[asked.view]);
    const page = rows.slice(0, pageSize);
    const last = page.at(-1);
    return ok({
      rows: page.map((row) => ({ ...row, days: daysLeft(row, today) })),
      next: rows.length > pageSize && last ? `${last.answerByOn}_${last.id}` : null,
      counts: await countViews(tx, views),
      owners: await tx
        .select({ id: staff.id, name: staff.name })
        .from(staff)
        .where(isNull(staff.disabledAt))
        .orderBy(asc(staff.name)),
    });
  });
}

function daysLeft({ status, answerByOn, appealByOn }: Omit<QueueRow, 'days'>, today: string): number | null {
  if (appealByOn) return daysBetween(today, appealByOn);
  return openStatuses.includes(status) ? daysBetween(today, answerByOn) : null;
}

const listed = (values: readonly string[]) =>
  sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  );

/** Literals, so that the planner sees that the partial index on open requests fits. */
const isOpenSql = sql`${request.status} in (${sql.raw(openStatuses.map((status) => `'${status}'`).join(', '))})`;

const signedBy = (column: AnyColumn, what: SQL) => sql`exists (
  select from approval a join plan p on p.id = a.plan_id and p.superseded_at is null
  where a.request_id = ${column} and ${what})`;

const isPreparedSql = signedBy(request.id, sql`a.kind = 'prepare'`);
const hasBouncedSql = sql<boolean>`exists (
  select from letter l where l.request_id = ${request.id} and l.status in ('bounced', 'given-up'))`;

/** An open appeal of the request: it is closed for its own clock, not for the desk. */
const isAppealed = (more: SQL = sql`true`) =>
  sql`exists (select from appeal a where a.request_id = ${request.id} and a.decided_at is null and ${more})`;

/** What each view holds, for this member of staff. */
function viewsFor({ staffId, role }: StaffActor, today: string): Record<QueueView, SQL> {
  const mine = sql`${request.assigneeId} = ${staffId}::uuid`;
  const free = sql`${request.assigneeId} is null`;
  const isTheirs = mayAct(role, 'approve') ? sql`(${mine} or ${free} or ${isPreparedSql})` : sql`(${mine} or ${free})`;
  const signed = signedBy(request.id, sql`a.staff_id = ${staffId}::uuid and a.kind in ('prepare', 'approve')`);
  const toCheck = sql`(${request.status} = 'waiting' and (${request.lettersByPost} or ${request.childIndex} is not null) and ${request.personId} is null
    and ${request.identityCheckedBy} is null and ${request.keyedInBy} <> ${staffId}::uuid)`;
  const waits = sql`((${request.status} = 'review' and not ${signed}) or ${toCheck} or (${request.status} = 'approved' and ${request.pausedAt} is not null))`;
  const releases = mayAct(role, 'release-lost') ? isFrozenSql : sql`false`;
  // Another than the owner may have to: who refused does not decide again.
  const decides = mayAct(role, 'decide-appeal')
    ? isAppealed(sql`a.refused_by is distinct from ${staffId}::uuid`)
    : sql`false`;
  return {
    'needs-me': mayAct(role, 'triage')
      ? sql`((((${isOpenSql} and ${waits}) or ${releases}) and ${isTheirs}) or ${decides})`
      : sql`false`,
    open: isOpenSql,
    mine: sql`${isOpenSql} and ${mine}`,
    late: sql`((${isOpenSql} and ${request.answerByOn} < ${today}::date) or ${isAppealed(sql`a.answer_by_on < ${today}::date`)})`,
    appeals: isAppealed(),
    closed: sql`not (${isOpenSql})`,
  };
}

function filtersOf({ kind, status, owner, reference }: QueueAsked): (SQL | undefined)[] {
  const isStatus = statuses.some((known) => known === status);
  return [
    isKind(kind) ? eq(request.kind, kind) : undefined,
    isStatus ? sql`${request.status} in (${listed([String(status)])})` : undefined,
    owner === 'none' ? isNull(request.assigneeId) : undefined,
    isUuid(owner) ? sql`${request.assigneeId} = ${owner}::uuid` : undefined,
    reference?.trim() ? eq(request.reference, reference.trim().toUpperCase()) : undefined,
  ];
}

/** Whether the database takes it for a date. */
function isDay(text: string): boolean {
  const at = new Date(text);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** Where the page before ended, as a condition on the key; closed requests run from the latest date backwards. */
function afterOf({ after, view }: QueueAsked): SQL | undefined {
  const [, on, id] = /^(\d{4}-\d{2}-\d{2})_([0-9a-f-]{36})$/.exec(after ?? '') ?? [];
  if (!on || !isUuid(id) || !isDay(on)) return undefined;
  const key = sql`(${request.answerByOn}, ${request.id})`;
  return view === 'closed' ? sql`${key} < (${on}::date, ${id}::uuid)` : sql`${key} > (${on}::date, ${id}::uuid)`;
}

function listRows(tx: Transaction, asked: QueueAsked, view: SQL) {
  const way = asked.view === 'closed' ? desc : asc;
  return tx
    .select({
      id: request.id,
      reference: request.reference,
      kind: request.kind,
      status: request.status,
      receivedOn: request.receivedOn,
      answerByOn: request.answerByOn,
      isPaused: sql<boolean>`${request.pausedAt} is not null`,
      isPrepared: sql<boolean>`${isPreparedSql}`,
      hasBounced: hasBouncedSql,
      isFrozen: isFrozenSql,
      appealByOn: sql<
        string | null
      >`(select a.answer_by_on::text from appeal a where a.request_id = ${request.id} and a.decided_at is null)`,
      owner: staff.name,
    })
    .from(request)
    .leftJoin(staff, eq(staff.id, request.assigneeId))
    .where(and(view, ...filtersOf(asked), afterOf(asked)))
    .orderBy(way(request.answerByOn), way(request.id))
    .limit(pageSize + 1);
}

async function countViews(tx: Transaction, views: Record<QueueView, SQL>): Promise<Record<QueueView, number>> {
  const counts = queueViews.map(
    (view) => sql`(SELECT count(*)::int FROM ${request} WHERE ${views[view]}) AS ${sql.identifier(view)}`,
  );
  const { rows } = await tx.execute<Record<QueueView, number>>(sql`SELECT ${sql.join(counts, sql`, `)}`);
  const [row] = rows;
  if (!row) throw new Error('counting gave no row');
  return row;
}
