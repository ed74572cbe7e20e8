import { denialCauses } from './denial-causes.ts';

/** What is counted of requests. Every one is in one of `whole`, `part`, `denied`, `duplicate`, `unanswered` and `open`. */
export const figures = [
  'received',
  'whole',
  'part',
  'nothing', // of those in `whole`: nothing was held
  'denied', // the causes add up to it
  ...denialCauses,
  'duplicate', // closed, and answered with another of the same person
  'unanswered', // the person withdrew it, or did not answer in time
  'open',
  'on-time',
  'late',
  'overdue', // open, and the legal date has passed
] as const;
export type Figure = (typeof figures)[number];

export const isFigure = (value: unknown): value is Figure => figures.some((figure) => figure === value);

export type Counts = Record<Figure, number>;

/** So many were answered within so many calendar days from the day of receipt. */
export type DaysTaken = { days: number; answers: number };

/** How requests were answered, and in how many calendar days. */
export type Answers = Counts & {
  medianDays: number | null;
  meanDays: number | null;
  /** Nine of ten were answered in so many days. */
  p90Days: number | null;
};

/** Adds up what was counted of groups of requests; of no groups: the answers of no requests. */
export function answersOf(counts: readonly Counts[], days: readonly DaysTaken[]): Answers {
  const sums = figures.map((figure) => [figure, counts.reduce((sum, one) => sum + one[figure], 0)]);
  return { ...(Object.fromEntries(sums) as Counts), ...spreadOf(days) };
}

function spreadOf(taken: readonly DaysTaken[]): Omit<Answers, Figure> {
  const sorted = taken.toSorted((one, other) => one.days - other.days);
  const all = sorted.reduce((sum, { answers }) => sum + answers, 0);
  if (all === 0) return { medianDays: null, meanDays: null, p90Days: null };
  /** @param place from 0, of all answers, the fastest first */
  const at = (place: number): number => {
    let before = 0;
    for (const { days, answers } of sorted) {
      before += answers;
      if (before > place) return days;
    }
    throw new RangeError(`There are ${all} answers, none at ${place}`);
  };
  const middle = (all - 1) / 2;
  return {
    medianDays: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2,
    meanDays: sorted.reduce((sum, { days, answers }) => sum + days * answers, 0) / all,
    p90Days: at(Math.ceil((all * 9) / 10) - 1),
  };
}

/** The same of the groups that have one name in common, in the order in which they were counted. */
export function answersBy<Group extends Counts, Name extends keyof Group>(
  counts: readonly Group[],
  days: readonly (Pick<Group, Name> & DaysTaken)[],
  name: Name,
): Map<Group[Name], Answers> {
  const keyOf = (group: Pick<Group, Name>): Group[Name] => group[name];
  const taken = Map.groupBy(days, keyOf);
  return new Map([...Map.groupBy(counts, keyOf)].map(([key, mine]) => [key, answersOf(mine, taken.get(key) ?? [])]));
}
