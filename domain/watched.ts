/** How long somebody may see the data of a watched person after a colleague agreed, in minutes. */
export const lookMinutes = 60;

export type LookTimes = { askedAt: Date; agreedAt: Date | null };

/** Where a wish to see the data of a watched person stands: it waits for a day at most, and is good for an hour. */
export function lookState(look: LookTimes | null, now: Date): 'none' | 'asked' | 'agreed' {
  if (!look) return 'none';
  const minutesSince = (at: Date) => (now.getTime() - at.getTime()) / 60_000;
  if (look.agreedAt) return minutesSince(look.agreedAt) < lookMinutes ? 'agreed' : 'none';
  return minutesSince(look.askedAt) < 24 * 60 ? 'asked' : 'none';
}
