/** A day (`YYYY-MM-DD`) as the desk writes it in dense places: 1 Jun 2026. */
export function dayWords(day: string): string {
  const format = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  return format.format(new Date(`${day}T12:00:00Z`));
}

/** An instant, to the minute, in the organisation's time zone: 1 Jun 2026, 14:05. */
export function momentWords(at: Date, timeZone: string): string {
  const style = { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat('en-GB', { ...style, timeZone }).format(at);
}
