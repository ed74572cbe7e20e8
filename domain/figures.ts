import { type DenialCause, denialCauses } from './denial-causes.ts';

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

/** How requests were answered, and in how many calendar days from the day of receipt. */
export type Answers = Record<Figure, number> & {
  medianDays: number | null;
  meanDays: number | null;
  /** Nine of ten were answered in so many days. */
  p90Days: number | null;
};

/** Of no requests. */
export const noAnswers = (): Answers => {
  const zeros: Record<Exclude<Figure, DenialCause>, number> = {
    ...{
      received: 0,
      whole: 0,
      part: 0,
      nothing: 0,
      denied: 0,
      duplicate: 0,
      unanswered: 0,
      open: 0,
      'on-time': 0,
      late: 0,
      overdue: 0,
    },
  };
  const causes: Record<DenialCause, number> = { unverifiable: 0, 'not-by-consumer': 0, exempt: 0, other: 0 };
  return { ...zeros, ...causes, medianDays: null, meanDays: null, p90Days: null };
};
