const calendar = { day: 'numeric', month: 'short', year: 'numeric' } as const;

/** Made once: to make it takes a hundred times as long as to write a day, and a page of the queue writes a hundred. */
const days = new Intl.DateTimeFormat('en-GB', { ...calendar, timeZone: 'UTC' });

/** A day (`YYYY-MM-DD`) as the desk writes it in dense places: 1 Jun 2026. */
export const dayWords = (day: string): string => days.format(new Date(`${day}T12:00:00Z`));

/** An instant, to the minute, in the organisation's time zone: 1 Jun 2026, 14:05. */
export function momentWords(at: Date, timeZone: string): string {
  const style = { ...calendar, hour: '2-digit', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat('en-GB', { ...style, timeZone }).format(at);
}
