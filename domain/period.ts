import { addDays, addMonths, daysBetween, isDay } from './clock.ts';

/** Both days are of it, `YYYY-MM-DD`. */
export type Period = { from: string; to: string };

/** How long one step of a chart is. */
export const units = ['day', 'week', 'month', 'year'] as const;
export type Unit = (typeof units)[number];

/** A calendar year. */
export const yearOf = (year: number): Period => ({ from: `${year}-01-01`, to: `${year}-12-31` });

/** The year of a day. */
export const yearIn = (day: string): number => Number(day.slice(0, 4));

/** The calendar year, quarter or month of a name: `2026`, `2026-Q3`, `2026-05`. Null of anything else. */
function periodNamed(name: string): Period | null {
  const [, year = '', quarter, month] = /^(\d{4})(?:-Q([1-4])|-(\d{2}))?$/.exec(name) ?? [];
  if (quarter) return quarterOf(`${year}-${String(Number(quarter) * 3).padStart(2, '0')}-01`);
  const from = `${year}-${month ?? '01'}-01`;
  return isDay(from) ? { from, to: addDays(addMonths(from, month ? 1 : 12), -1) } : null;
}

function quarterOf(day: string): Period {
  const first = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1;
  const from = `${day.slice(0, 4)}-${String(first).padStart(2, '0')}-01`;
  return { from, to: addDays(addMonths(from, 3), -1) };
}

const nameOfQuarter = ({ from }: Period): string => `${from.slice(0, 4)}-Q${(Number(from.slice(5, 7)) + 2) / 3}`;

/** This month, quarter and year and the ones before, by the names that an address gives them. */
export function nearPeriods(today: string): string[] {
  const quarter = quarterOf(today);
  const before = quarterOf(addDays(quarter.from, -1));
  const months = [today, addMonths(`${today.slice(0, 7)}-01`, -1)].map((day) => day.slice(0, 7));
  const years = [yearIn(today), yearIn(today) - 1].map(String);
  return [...months, nameOfQuarter(quarter), nameOfQuarter(before), ...years];
}

type Typed = Record<'in' | 'from' | 'to', string>;

/**
 * A period as an address names it, by name or by its days. What is neither counts as not given: a year until today. Days
 * that are the wrong way round are turned, and none is ahead.
 */
export function readPeriod(
  { in: name, ...days }: { [Part in keyof Typed]?: string | undefined },
  today: string,
): Period {
  const typed = (name === undefined ? null : periodNamed(name)) ?? days;
  const past = (day: string | undefined) => (day && isDay(day) ? (day < today ? day : today) : null);
  const to = past(typed.to) ?? today;
  const from = past(typed.from) ?? addDays(addMonths(to, -12), 1);
  return from <= to ? { from, to } : { from: to, to: from };
}

/**
 * Why the period that is shown is not the one that was asked for: a name or a day that there is not, days the wrong way
 * round, or days to come; null where it is. A period that goes on ends today, and is what was asked for.
 */
export function periodFault(
  { in: name, from, to }: { [Part in keyof Typed]?: string | undefined },
  today: string,
): 'unknown' | 'turned' | 'ahead' | null {
  const named = name === undefined ? null : periodNamed(name);
  const days = named ? [named.from] : [from ?? [], to ?? []].flat().filter((day) => day !== '');
  if ((name !== undefined && !named) || !days.every((day) => isDay(day))) return 'unknown';
  if (days.some((day) => day > today)) return 'ahead';
  return !named && from && to && from > to ? 'turned' : null;
}

/** The steps in which a period can be read in one look: some sixty at most. */
export function unitFor({ from, to }: Period): Unit {
  const days = daysBetween(from, to) + 1;
  if (days <= 31) return 'day';
  if (days <= 190) return 'week';
  return days <= 366 * 5 ? 'month' : 'year';
}

/** The first day of the step that a day is in; weeks begin on Monday. */
export function startOf(day: string, unit: Unit): string {
  if (unit === 'day') return day;
  if (unit === 'month') return `${day.slice(0, 7)}-01`;
  if (unit === 'year') return `${day.slice(0, 4)}-01-01`;
  const weekday = (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(day, -weekday);
}

const next: Record<Unit, (day: string) => string> = {
  day: (day) => addDays(day, 1),
  week: (day) => addDays(day, 7),
  month: (day) => addMonths(day, 1),
  year: (day) => addMonths(day, 12),
};

/** All steps of a period by their first days; of the first and the last only a part may be in it. */
export function stepsOf({ from, to }: Period, unit: Unit): string[] {
  const steps: string[] = [];
  for (let day = startOf(from, unit); day <= to; day = next[unit](day)) steps.push(day);
  return steps;
}

/** The days of a step that are in the period. */
export const withinStep = (step: string, unit: Unit, { from, to }: Period): Period => {
  const last = addDays(next[unit](step), -1);
  return { from: step < from ? from : step, to: last > to ? to : last };
};
