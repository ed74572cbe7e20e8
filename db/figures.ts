/** Counts of requests for reports and for the law's metrics: of a period, by what every row keeps for ever. */
import { type SQL, sql } from 'drizzle-orm';
import type { Channel } from '#domain/channels';
import { type DenialCause, denialCauses, groundsOf } from '#domain/denial-causes';
import type { Answers, Figure } from '#domain/figures';
import type { Kind } from '#domain/kinds';
import type { Period, Unit } from '#domain/period';
import { openStatuses } from '#domain/states';
import type { Database, Transaction } from './client.ts';
import { request } from './schema/index.ts';

export type Asked = {
  /** Days on which the requests were received. */
  period: Period;
  timeZone: string;
  /** Decides what is late: `YYYY-MM-DD`. */
  today: string;
  /** Only requests that are or may be under this law, whatever other law is beside it. */
  law?: string | undefined;
};

const list = (values: readonly string[]): SQL =>
  sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  );

const isOpen = sql`${request.status} IN (${sql.raw(openStatuses.map((status) => `'${status}'`).join(', '))})`;
const isDenied = sql`${request.status} = 'refused'`;
/** A duplicate is answered with another request, and counted as neither granted nor denied. */
const isDone = sql`${request.status} = 'done' AND ${request.duplicateOf} IS NULL`;
const isAnswered = sql`((${isDone}) OR ${isDenied})`;
const isPart = sql`${request.outcome} IS NOT DISTINCT FROM 'in-part'`;
const closedOn = (timeZone: string) => sql`(${request.closedAt} AT TIME ZONE ${timeZone})::date`;

/** What is under none of the other causes is under `other`. */
function isBecause(cause: DenialCause): SQL {
  const named = cause === 'other' ? denialCauses.filter((one) => one !== 'other').flatMap(groundsOf) : groundsOf(cause);
  const isNamed = sql`coalesce(${request.refusalGround}, '') IN (${list(named)})`;
  return cause === 'other' ? sql`${isDenied} AND NOT ${isNamed}` : sql`${isDenied} AND ${isNamed}`;
}

const isIn = ({ period, law }: Asked): SQL =>
  sql`${request.receivedOn} BETWEEN ${period.from}::date AND ${period.to}::date
    ${law === undefined ? sql`` : sql`AND ${law} = ANY (string_to_array(${request.law}, ' '))`}`;

/** Which requests each figure counts: the list behind a figure asks the same. */
export function countedBy({ timeZone, today }: Pick<Asked, 'timeZone' | 'today'>): Record<Figure, SQL> {
  const isLate = sql`${closedOn(timeZone)} > ${request.answerByOn}`;
  return {
    received: sql`true`,
    whole: sql`${isDone} AND NOT ${isPart}`,
    part: sql`${isDone} AND ${isPart}`,
    nothing: sql`${isDone} AND ${request.outcome} = 'nothing-found'`,
    denied: isDenied,
    unverifiable: isBecause('unverifiable'),
    'not-by-consumer': isBecause('not-by-consumer'),
    exempt: isBecause('exempt'),
    other: isBecause('other'),
    duplicate: sql`${request.duplicateOf} IS NOT NULL`,
    unanswered: sql`${request.status} IN ('withdrawn', 'lapsed')`,
    open: isOpen,
    'on-time': sql`${isAnswered} AND NOT ${isLate}`,
    late: sql`${isAnswered} AND ${isLate}`,
    overdue: sql`${isOpen} AND ${request.answerByOn} < ${today}::date`,
  };
}

/** All that `Answers` says, of the rows of one group. */
function answersSql(asked: Asked): SQL {
  const days = sql`(${closedOn(asked.timeZone)} - ${request.receivedOn})`;
  const counted = Object.entries(countedBy(asked)).map(
    ([name, which]) => sql`count(*) FILTER (WHERE ${which})::int AS ${sql.identifier(name)}`,
  );
  const ordered = (which: SQL) => sql`${which} WITHIN GROUP (ORDER BY ${days}) FILTER (WHERE ${isAnswered})::float8`;
  return sql.join(
    [
      ...counted,
      sql`avg(${days}) FILTER (WHERE ${isAnswered})::float8 AS "meanDays"`,
      sql`${ordered(sql`percentile_cont(0.5)`)} AS "medianDays"`,
      sql`${ordered(sql`percentile_disc(0.9)`)} AS "p90Days"`,
    ],
    sql`, `,
  );
}

/** How the requests of each kind were answered; kinds of which none came are left out. */
export async function countByKind(tx: Database | Transaction, asked: Asked): Promise<(Answers & { kind: Kind })[]> {
  const { rows } = await tx.execute<Answers & { kind: Kind }>(
    sql`SELECT ${request.kind}, ${answersSql(asked)} FROM ${request} WHERE ${isIn(asked)} GROUP BY ${request.kind} ORDER BY ${request.kind}`,
  );
  return rows;
}

/** The same by the way on which they came; null is our pages. */
export async function countByChannel(
  tx: Database | Transaction,
  asked: Asked,
): Promise<(Answers & { channel: Channel | null })[]> {
  const { rows } = await tx.execute<Answers & { channel: Channel | null }>(
    sql`SELECT ${request.channel}, ${answersSql(asked)} FROM ${request} WHERE ${isIn(asked)} GROUP BY ${request.channel} ORDER BY ${request.channel} NULLS FIRST`,
  );
  return rows;
}

/** The same of all together. */
export async function countAll(tx: Database | Transaction, asked: Asked): Promise<Answers> {
  const { rows } = await tx.execute<Answers>(sql`SELECT ${answersSql(asked)} FROM ${request} WHERE ${isIn(asked)}`);
  const [all] = rows;
  if (!all) throw new Error('counting gave no row');
  return all;
}

const stepOf = (unit: Unit) => sql`date_trunc(${unit}, ${request.receivedOn}::timestamp)::date::text`;

/** The same by the step of the period in which they were received; steps in which none came are left out. */
export async function countByStep(
  tx: Database | Transaction,
  { unit, ...asked }: Asked & { unit: Unit },
): Promise<(Answers & { step: string })[]> {
  const { rows } = await tx.execute<Answers & { step: string }>(
    sql`SELECT ${stepOf(unit)} AS step, ${answersSql(asked)} FROM ${request} WHERE ${isIn(asked)} GROUP BY 1 ORDER BY 1`,
  );
  return rows;
}

/** How many were received in each step of the period, by kind and law. */
export async function countReceived(
  tx: Database | Transaction,
  { unit, ...asked }: Asked & { unit: Unit },
): Promise<{ step: string; kind: Kind; law: string; count: number }[]> {
  const { rows } = await tx.execute<{ step: string; kind: Kind; law: string; count: number }>(sql`
    SELECT ${stepOf(unit)} AS step, ${request.kind}, ${request.law}, count(*)::int AS count
    FROM ${request} WHERE ${isIn(asked)} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`);
  return rows;
}
