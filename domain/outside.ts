/** Work on a request outside the account database: paper, a mail archive, a vendor's console. */
import { z } from 'zod';
import { addDays } from './clock.ts';
import type { Kind } from './kinds.ts';
import type { Outcome } from './states.ts';

/** What a task came to. The list also makes the Postgres enum `outside_result`. */
export const outsideResults = [
  /** Files went into the person's copy. */
  'copied',
  'corrected',
  'erased',
  /** It stays as it is, or is not handed out: the reason is told to the person. */
  'kept',
  'nothing-found',
] as const;
export type OutsideResult = (typeof outsideResults)[number];

/** Kinds that wait for such work. An opt-out and a report of something lost take effect at once. */
export const outsideKinds = ['access', 'correct', 'delete'] as const;

const possible: Partial<Record<Kind, readonly OutsideResult[]>> = {
  access: ['copied', 'nothing-found', 'kept'],
  correct: ['corrected', 'nothing-found', 'kept'],
  delete: ['erased', 'nothing-found', 'kept'],
};

/** What a task of a request of this kind may come to; nothing where no task is possible. */
export const outsideResultsOf = (kind: Kind): readonly OutsideResult[] => possible[kind] ?? [];

/** Which files, and what left out, a page shows, for whoever puts a name under them. */
export const filesSeen = (shown: readonly { id: string }[]): string =>
  shown
    .map(({ id }) => id)
    .sort()
    .join(' ');

/** One piece of such work in the organisation file: what is to be done for every request of these kinds. */
export const outsideWork = z.strictObject({
  /** Told to the person, too, so it names nobody. */
  title: z.string().trim().min(1, 'is empty').max(200, 'is longer than 200 characters'),
  for: z.array(z.enum(outsideKinds)).min(1),
  /** For staff alone. */
  instructions: z.string().trim().min(1, 'is empty').max(2000, 'is longer than 2000 characters'),
  /** Days that it may take. */
  days: z.int().min(1).max(60).default(14),
});

/**
 * Day by which a task is to be done: after its days, and never after the day by which the law wants the answer.
 * @param today and answerByOn `YYYY-MM-DD`, in the organisation's time zone
 */
export function outsideDueOn(today: string, days: number, answerByOn: string): string {
  const due = addDays(today, days);
  // An answer that is late already leaves no time: today.
  return due <= answerByOn ? due : answerByOn < today ? today : answerByOn;
}

/** Days before its own on which the owner of a task is reminded, and between the reminders of one that is late. */
export const taskSoonDays = 2;
export const taskAgainDays = 3;

/** What a request came to, with what was done outside: what was kept anywhere makes it partial, where anything was done. */
export function withOutside(outcome: Outcome, results: readonly OutsideResult[]): Outcome {
  const isKept = outcome === 'all-kept' || outcome === 'in-part' || results.includes('kept');
  const isDone = outcome === 'fulfilled' || outcome === 'in-part' || results.some(isDoneBy);
  if (isKept) return isDone ? 'in-part' : 'all-kept';
  return isDone ? 'fulfilled' : 'nothing-found';
}

const isDoneBy = (result: OutsideResult): boolean => result !== 'kept' && result !== 'nothing-found';
