import { type AnyColumn, and, inArray, isNull, not, or, type SQL, sql } from 'drizzle-orm';
import { appealed, dueOn } from '#db/due-on';
import { countedBy, isCounted } from '#db/figures';
import { isFrozenSql } from '#db/frozen';
import { questionsLost } from '#db/question-lost';
import { request } from '#db/schema/index';
import { isSnoozedSql } from '#db/snoozed';
import type { StaffActor } from '#domain/actor';
import { isChannel } from '#domain/channels';
import { addDays } from '#domain/clock';
import { isFigure } from '#domain/figures';
import type { Day, Query, Term } from '#domain/query';
import { mayAct } from '#domain/roles';
import { openStatuses } from '#domain/states';
import { isUuid } from '#domain/uuid';
import { organisation } from './organisation.ts';

/** Who asks, and the organisation's day of asking. */
export type Asker = {
  actor: Pick<StaffActor, 'staffId' | 'role'>;
  today: string;
  /** Which day counts, where it is known of all that is asked: so that an index can be. */
  due?: SQL;
};

/** Literals, so that the planner sees that the partial index on open requests fits. */
export const isOpen = sql`${request.status} in (${sql.raw(openStatuses.map((status) => `'${status}'`).join(', '))})`;

/**
 * Whether there is such a row; looked up for each request, and only when it is asked. Of a plain `exists` in a list that
 * ends after a page, the planner may first read the whole table.
 */
const has = (what: SQL) => sql`((select true from ${what} limit 1) is not null)`;

const signedBy = (column: AnyColumn, what: SQL) =>
  has(sql`approval a join plan p on p.id = a.plan_id and p.superseded_at is null
  where a.request_id = ${column} and ${what}`);

/** By somebody who was not shut out since, nor said to live with the person. */
export const isPrepared = signedBy(
  request.id,
  sql`a.kind = 'prepare' and exists (
    select from staff s where s.id = a.staff_id and s.disabled_at is null and s.created_at <= a.created_at and not exists (
      select from household h where h.staff_id = s.id and h.email_index = ${request.emailIndex}))`,
);
const notArrived = sql`l.status in ('bounced', 'given-up')`;
export const hasBounced = sql<boolean>`exists (
  select from letter l where l.request_id = ${request.id} and ${notArrived})`;

/** What the person wrote, and nobody of the desk has read; the partial index knows it. */
export const hasMessage = sql<boolean>`exists (
  select from message m where m.request_id = ${request.id} and m.staff_id is null and m.read_at is null)`;

/** A note for somebody that they have not seen; read once for all rows, and few. */
export const hasNoteFor = (staffId: string) => sql<boolean>`${request.id} in (
  select n.request_id from note n join note_reader r on r.note_id = n.id
  where r.staff_id = ${staffId}::uuid and r.seen_at is null)`;

/** An array: the database looks its few requests up by their key, where `exists` is asked of every request. */
const isAmong = (ids: SQL) => sql`${request.id} = any (array(${ids}))`;

/** An open appeal of the request: it is closed for its own clock, not for the desk. */
const isAppealed = (more: SQL = sql`true`) => isAmong(sql`${appealed} and ${more}`);

/** What waits for this member of staff: theirs or nobody's, and with a move that they may make; or with a note for them. What is put back waits for nobody. */
function needsMe({ actor: { staffId, role }, today }: Asker): SQL {
  if (!mayAct(role, 'triage')) return sql`false`;
  const mine = sql`${request.assigneeId} = ${staffId}::uuid`;
  const free = sql`${request.assigneeId} is null`;
  const isTheirs = mayAct(role, 'approve') ? sql`(${mine} or ${free} or ${isPrepared})` : sql`(${mine} or ${free})`;
  const signed = signedBy(request.id, sql`a.staff_id = ${staffId}::uuid and a.kind in ('prepare', 'approve')`);
  const toCheck = sql`(${request.status} = 'waiting' and (${request.lettersByPost} or ${request.childIndex} is not null) and ${request.personId} is null
    and ${request.identityCheckedBy} is null and ${request.keyedInBy} <> ${staffId}::uuid)`;
  // Of a copy before its run, of anything else after it: `domain/next-step.ts`.
  const isTask = sql`outside_task t where t.request_id = ${request.id} and t.result is null and (t.owner_id is null or t.owner_id = ${staffId}::uuid)`;
  const isRun = sql`run r where r.request_id = ${request.id} and r.finished_at is not null`;
  const outside = sql`(${request.status} = 'running' and ${has(isTask)} and (${request.kind} = 'access' or ${has(isRun)}))`;
  const toReach = sql`(${request.status} = 'waiting' and ${isAmong(questionsLost)})`;
  const waits = sql`((${request.status} = 'review' and not ${signed}) or ${toCheck} or ${toReach} or ${outside} or (${request.status} = 'approved' and ${request.pausedAt} is not null))`;
  const releases = mayAct(role, 'release-lost') ? isFrozenSql : sql`false`;
  // Another than the owner may have to: who refused, the whole or a part, does not decide again, nor who keyed it in.
  const refusedPart = sql`exists (select from refused_part p
    where p.request_id = a.request_id and p.lifted_at is null and p.decided_by = ${staffId}::uuid)`;
  const decides = mayAct(role, 'decide-appeal')
    ? isAppealed(sql`a.refused_by is distinct from ${staffId}::uuid and a.keyed_in_by is distinct from ${staffId}::uuid
        and not ${refusedPart}`)
    : sql`false`;
  const isWork = sql`((((${isOpen} and ${waits}) or ${releases}) and ${isTheirs}) or ${decides})`;
  return sql`((${isWork} and ${isSnoozedSql(today)} is not true) or ${hasNoteFor(staffId)})`;
}

const marks: Record<string, (asker: Asker) => SQL> = {
  'needs-me': needsMe,
  open: () => isOpen,
  closed: () => sql`not (${isOpen})`,
  // A figure beside the queue: what is tried out is never late.
  late: ({ today }) =>
    sql`${isCounted} and ((${isOpen} and ${request.answerByOn} < ${today}::date) or ${isAppealed(sql`a.answer_by_on < ${today}::date`)})`,
  appealed: () => isAppealed(),
  paused: () => sql`${request.pausedAt} is not null`,
  prepared: () => sql`(${request.status} = 'review' and ${isPrepared})`,
  bounced: () => isAmong(sql`select l.request_id from letter l where ${notArrived}`),
  unread: () => hasMessage,
  locked: () => isFrozenSql,
  'by-post': () => sql`${request.lettersByPost}`,
  'keyed-in': () => sql`${request.keyedInBy} is not null`,
  trial: () => sql`${request.isTrial}`,
  duplicate: () => sql`${request.duplicateOf} is not null`,
  snoozed: ({ today }) => isSnoozedSql(today),
};

const columns = {
  kind: request.kind,
  state: request.status,
  outcome: request.outcome,
  ground: request.refusalGround,
  language: sql`lower(${request.language})`,
};

/** A day as what is stored is compared with it, so that its index knows it: of moments, the one in which the day begins. */
const asStored: Record<Day, (day: string) => SQL> = {
  due: (day) => sql`${day}::date`,
  received: (day) => sql`${day}::date`,
  closed: (day) => sql`(${day}::date::timestamp at time zone ${organisation().timeZone})`,
};

/**
 * A query of the desk as a condition on `request`; all values are bound.
 * @see domain/query.ts
 */
export function conditionOf(query: Query, asker: Asker): SQL {
  if ('all' in query) return and(...query.all.map((part) => conditionOf(part, asker))) ?? sql`true`;
  if ('any' in query) return or(...query.any.map((part) => conditionOf(part, asker))) ?? sql`false`;
  // What is not known of a request is not so: NULL must not make both a condition and its contrary fail.
  if ('not' in query) return sql`(${not(conditionOf(query.not, asker))}) is not false`;
  return sql`(${termOf(query, asker)})`;
}

/** Whether what a query finds depends on who asks. */
export function isAskers(query: Query): boolean {
  if ('all' in query) return query.all.some(isAskers);
  if ('any' in query) return query.any.some(isAskers);
  if ('not' in query) return isAskers(query.not);
  if (!('values' in query)) return false;
  const { field, values } = query;
  return (field === 'is' && values.includes('needs-me')) || (field === 'owner' && values.includes('me'));
}

function termOf(term: Term, asker: Asker): SQL {
  if (term.field === 'text') return textOf(term.value);
  if ('from' in term) {
    const { field, from, until } = term;
    const due = asker.due ?? dueOn;
    const stored = { due, received: sql`${request.receivedOn}`, closed: sql`${request.closedAt}` }[field];
    // No answer is due before its request came: the list, which goes by that day, begins there and not with the first of all.
    const dueFrom = field === 'received' && from && sql`${due} >= ${from}::date`;
    const begin = from && sql`${stored} >= ${asStored[field](from)}`;
    const end = until && sql`${stored} < ${asStored[field](addDays(until, 1))}`;
    const ends = [begin, end, dueFrom].filter((one) => typeof one === 'object' && one !== null);
    return and(...ends) ?? sql`${stored} is not null`;
  }
  const { field, values } = term;
  if (field === 'is') return or(...values.map((mark) => marks[mark]?.(asker) ?? sql`false`)) ?? sql`false`;
  if (field === 'owner') return or(...values.map((value) => ownerOf(value, asker))) ?? sql`false`;
  if (field === 'figure') return or(...values.map((value) => figureOf(value, asker))) ?? sql`false`;
  if (field === 'channel') return or(...values.map(channelOf)) ?? sql`false`;
  if (field === 'person') {
    const hashes = values.filter((value) => /^[0-9a-f]{64}$/.test(value)).map((value) => Buffer.from(value, 'hex'));
    return hashes.length > 0 ? inArray(request.emailIndex, hashes) : sql`false`;
  }
  const list = sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  );
  // Of who is not sure where they live, every law counts that may be theirs.
  if (field === 'law') return sql`string_to_array(${request.law}, ' ') && array[${list}]::text[]`;
  return sql`${columns[field]} in (${list})`;
}

/** What a figure of the reports counts. */
const figureOf = (value: string, { today }: Asker): SQL =>
  isFigure(value)
    ? sql`(${isCounted} and ${countedBy({ timeZone: organisation().timeZone, today })[value]})`
    : sql`false`;

/** Compared as it is stored, so that its index knows it; of our pages there is none. */
const channelOf = (value: string): SQL =>
  isChannel(value) ? sql`${request.channel} = ${value}` : isNull(request.channel);

function ownerOf(value: string, { actor }: Asker): SQL {
  if (value === 'none') return isNull(request.assigneeId);
  const id = value === 'me' ? actor.staffId : value;
  return isUuid(id) ? sql`${request.assigneeId} = ${id}::uuid` : sql`false`;
}

/** A reference or how it begins, with the hyphens of ours or without, or the id in the address of a request's page. */
function textOf(value: string): SQL {
  const id = value.split('/').at(-1)?.toLowerCase();
  if (isUuid(id)) return sql`${request.id} = ${id}::uuid`;
  const typed = value.toUpperCase().replace(/[^0-9A-Z-]/g, '');
  const grouped = inGroups(typed);
  if (grouped === '') return sql`false`;
  const begins = [...new Set([typed, grouped])].map((begin) => sql`${request.reference} like ${`${begin}%`}`);
  return or(...begins) ?? sql`false`;
}

/** As `domain/reference.ts` writes it. */
const inGroups = (typed: string): string =>
  typed
    .replaceAll('-', '')
    .match(/.{1,4}/g)
    ?.join('-') ?? '';
