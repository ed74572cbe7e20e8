/** Counts of requests for reports and for the law's metrics: of a period, by what every row keeps for ever. */
import { type SQL, sql } from 'drizzle-orm';
import type { Channel } from '#domain/channels';
import { type DenialCause, denialCauses, groundsOf } from '#domain/denial-causes';
import { type Answers, answersBy, type Counts, type DaysTaken, type Figure } from '#domain/figures';
import { type Kind, kinds } from '#domain/kinds';
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
/** Nothing was done, as all that was found has to stay. */
const isKept = sql`(${request.status} = 'done' AND ${request.outcome} IS NOT DISTINCT FROM 'all-kept')`;
const isDenied = sql`(${request.status} = 'refused' OR ${isKept})`;
/** A duplicate is answered with another request, and counted as neither granted nor denied. */
const isDone = sql`${request.status} = 'done' AND ${request.duplicateOf} IS NULL AND NOT ${isKept}`;
const isAnswered = sql`((${isDone}) OR ${isDenied})`;
const isPart = sql`${request.outcome} IS NOT DISTINCT FROM 'in-part'`;
/** The day on which it was closed, by the clocks of a place. */
export const closedOn = (timeZone: string) => sql`(${request.closedAt} AT TIME ZONE ${timeZone})::date`;

/** What is under none of the other causes is under `other`; what has to stay is exempt, by whatever keeps it. */
function isBecause(cause: DenialCause): SQL {
  if (cause === 'other') {
    const others = denialCauses.filter((one) => one !== 'other').map(isBecause);
    return sql`${isDenied} AND NOT (${sql.join(others, sql` OR `)})`;
  }
  const isNamed = sql`coalesce(${request.refusalGround}, '') IN (${list(groundsOf(cause))})`;
  return sql`(${isDenied} AND ${cause === 'exempt' ? sql`(${isNamed} OR ${isKept})` : sql`${isNamed} AND NOT ${isKept}`})`;
}

/** What every figure is of: a request for trying out is none of anybody's. */
export const isCounted = sql`NOT ${request.isTrial}`;

const isIn = ({ period, law }: Asked): SQL =>
  sql`${isCounted} AND ${request.receivedOn} BETWEEN ${period.from}::date AND ${period.to}::date
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

/** By what requests are counted apart; of the channels null is our pages, of the steps it is the first day. */
type Groups = { step: string; kind: Kind; law: string; channel: Channel | null };

const stepOf = (unit: Unit): SQL =>
  sql`date_trunc(${sql.raw(`'${unit}'`)}, ${request.receivedOn}::timestamp)::date::text AS step`;

/** How many requests each figure counts, of each group of which some came: one look at each request, to be added up. */
export async function countFigures(
  tx: Database | Transaction,
  { unit, ...asked }: Asked & { unit: Unit },
): Promise<(Groups & Counts)[]> {
  const figures = Object.entries(countedBy(asked)).map(
    ([name, which]) => sql`count(*) FILTER (WHERE ${which})::int AS ${sql.identifier(name)}`,
  );
  const { rows } = await tx.execute<Groups & Counts>(sql`
    SELECT ${stepOf(unit)}, ${request.kind}, ${request.law}, ${request.channel}, ${sql.join(figures, sql`, `)}
    FROM ${request} WHERE ${isIn(asked)} GROUP BY 1, 2, 3, 4 ORDER BY 4 NULLS FIRST, 1, 2, 3`);
  return rows;
}

/** How many of each group were answered in each number of calendar days from the day of receipt. */
export async function countDays(
  tx: Database | Transaction,
  { unit, ...asked }: Asked & { unit: Unit },
): Promise<(Omit<Groups, 'law'> & DaysTaken)[]> {
  const { rows } = await tx.execute<Omit<Groups, 'law'> & DaysTaken>(sql`
    SELECT ${stepOf(unit)}, ${request.kind}, ${request.channel},
      (${closedOn(asked.timeZone)} - ${request.receivedOn}) AS days, count(*)::int AS answers
    FROM ${request} WHERE ${isIn(asked)} AND ${isAnswered} GROUP BY 1, 2, 3, 4`);
  return rows;
}

/** How the requests of each kind were answered; kinds of which none came are left out. */
export async function countByKind(tx: Database | Transaction, asked: Asked): Promise<(Answers & { kind: Kind })[]> {
  const yearly = { ...asked, unit: 'year' } as const;
  const [counts, days] = [await countFigures(tx, yearly), await countDays(tx, yearly)];
  const found = answersBy(counts, days, 'kind');
  return kinds.flatMap((kind) => {
    const answers = found.get(kind);
    return answers ? [{ ...answers, kind }] : [];
  });
}
