import { database } from '#db/client';
import { type Asked, countByKind } from '#db/figures';
import { findFirstDay } from '#db/request';
import { dayOf } from '#domain/clock';
import { type Answers, answersOf } from '#domain/figures';
import { type Kind, kinds } from '#domain/kinds';
import { yearIn, yearOf } from '#domain/period';
import { keptBriefly } from './kept-briefly.ts';
import { organisation } from './organisation.ts';

/** How requests of each kind that were received in a calendar year were answered. */
export type Metrics = {
  year: number;
  /** Calendar years in which requests came, newest first. */
  years: number[];
  rows: (Answers & { kind: Kind })[];
  /** The figures are as they were then. */
  at: Date;
};

/** A report of something lost is no request of any law, and what is asked in free words is none that the table knows. */
const isOfLaw = (kind: Kind): boolean => kind !== 'report-lost' && kind !== 'other';

const counted = keptBriefly((asked: Asked) => countByKind(database(), asked));
const first = keptBriefly((_: null) => findFirstDay(database()));

/**
 * The table of 11 CCR 7102(a), over everybody wherever they live, as (a)(4) allows where it is said; also of requests
 * whose content is destroyed. A year that is no year of requests counts as the last complete one.
 * @param law only requests under it
 * @see 11 CCR 7102
 */
export async function metricsOf({ year, law, now }: { year: unknown; law?: string; now: Date }): Promise<Metrics> {
  const { timeZone } = organisation();
  const today = dayOf(now, timeZone);
  const thisYear = yearIn(today);
  const began = (await first(null, now)).value;
  const oldest = began ? Math.min(yearIn(began), thisYear - 1) : thisYear - 1;
  const years = Array.from({ length: thisYear - oldest + 1 }, (_, index) => thisYear - index);
  const asked = years.find((one) => String(one) === year) ?? thisYear - 1;
  const { value, at } = await counted({ period: yearOf(asked), timeZone, today, law }, now);
  const found = new Map(value.map((row) => [row.kind, row]));
  const told = kinds.filter((kind) => isOfLaw(kind) && (organisation().kinds.includes(kind) || found.has(kind)));
  return { year: asked, years, rows: told.map((kind) => ({ ...(found.get(kind) ?? answersOf([], [])), kind })), at };
}
