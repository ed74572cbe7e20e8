import { clockUsed } from './clock.ts';

/** Shares of the time for an answer, in percent, at which the desk is reminded. */
const reminders = [75, 90, 100] as const;

type Clock = { receivedOn: string; answerByOn: string; warnedAtPercent: number };

/**
 * What the desk has to hear today of a request's clock: a share that was reached, or that it is late, which is said
 * every day anew. `null` when it heard so already.
 * @param today `YYYY-MM-DD` in the organisation's time zone
 */
export function warningDue(
  { receivedOn, answerByOn, warnedAtPercent }: Clock,
  today: string,
): { percent: number; isLate: boolean } | null {
  const used = clockUsed(receivedOn, answerByOn, today);
  const isLate = today > answerByOn;
  const percent = isLate ? used : (reminders.findLast((share) => share <= used) ?? 0);
  return percent > warnedAtPercent ? { percent, isLate } : null;
}

/** Days after which a question that the person did not answer ends the request. */
export const waitingDays = 30;

/** Days after which the person is reminded of it, once. */
export const remindedAfterDays = 20;
