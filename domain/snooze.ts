import { addDays } from './clock.ts';
import type { EventType } from './events.ts';

/** Why a request is put back: a closed list, because the audit may hold no words of anybody's. */
export const snoozeReasons = ['advice', 'elsewhere', 'together', 'planned'] as const;
export type SnoozeReason = (typeof snoozeReasons)[number];

export const isSnoozeReason = (value: unknown): value is SnoozeReason => snoozeReasons.some((one) => one === value);

/** Days that stay for the work when a request comes back. */
const daysToWork = 3;

/**
 * The last day until which a request may be put back, or null when none is left: it comes back with days to work before
 * the law's next day, and a deletion with those of its cooling-off besides.
 * @param lawOn the law's next day for it
 * @param coolsOffMs what a deletion that nobody approved yet has still to wait, or 0
 * @see GDPR Art. 12(3)
 */
export function lastSnoozeDay(lawOn: string, { today, coolsOffMs }: { today: string; coolsOffMs: number }) {
  const last = addDays(lawOn, -daysToWork - Math.ceil(coolsOffMs / 86_400_000));
  return last > today ? last : null;
}

/** Looks at a request, given or denied: many of them are one piece of news. */
const lookEvents = [
  'findings-asked',
  'findings-viewed',
  'details-viewed',
  'messages-viewed',
  'attachment-viewed',
  'letter-viewed',
  'sensitive-view',
  'denied',
] as const satisfies readonly EventType[];

export const isLook = (type: string): boolean => lookEvents.some((one) => one === type);

/** What changes nothing about a request: looks at it, and letters on their way. All else brings it back. */
export const quietEvents = [
  ...lookEvents,
  'letter-written',
  'letter-sent',
  'letter-posted',
] as const satisfies readonly EventType[];

export const isQuiet = (type: string): boolean => quietEvents.some((one) => one === type);

type Told = { type: string; actorId: string | null; detail: Record<string, unknown> };

export type Snooze = {
  /** On this day it is there again. */
  until: string;
  why: SnoozeReason | null;
  staffId: string | null;
};

/**
 * Whether a request is put back: it was, its day has not come, and nothing has happened to it since.
 * @param events a request's, oldest first
 */
export function snoozeOf(events: readonly Told[], today: string): Snooze | null {
  const last = events.findLast(({ type }) => !isQuiet(type));
  if (last?.type !== 'snoozed') return null;
  const { until, why } = last.detail;
  if (typeof until !== 'string' || until <= today) return null;
  return { until, why: isSnoozeReason(why) ? why : null, staffId: last.actorId };
}
