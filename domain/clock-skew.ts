/** How far the databases' clocks are ahead of the worker's, in milliseconds; `null`: nobody could ask. */
export type ClockSkew = { portal: number | null; account: number | null };

/** Less is no harm: legal dates are days, codes live for minutes. */
const toldFromMs = 2_000;

/** A clock that is off: whose, and by how many seconds the one is ahead of the other. */
export type ClockOff = { whose: keyof ClockSkew; isAhead: boolean; seconds: number };

/** The clocks that differ by more than two seconds from the worker's. */
export function clocksOff(skew: ClockSkew | null): ClockOff[] {
  const whose = ['portal', 'account'] as const;
  return whose.flatMap((one) => {
    const ms = skew?.[one] ?? 0;
    if (Math.abs(ms) <= toldFromMs) return [];
    return [{ whose: one, isAhead: ms > 0, seconds: Math.round(Math.abs(ms) / 1000) }];
  });
}

/**
 * How far a clock is ahead that was asked between two moments of ours: what the way there and back can account for is no
 * difference, so a slow answer raises no alarm.
 * @returns milliseconds; 0 when theirs lies between ours
 */
export function skewBetween(asked: Date, theirs: Date, answered: Date): number {
  if (theirs < asked) return theirs.getTime() - asked.getTime();
  return theirs > answered ? theirs.getTime() - answered.getTime() : 0;
}
