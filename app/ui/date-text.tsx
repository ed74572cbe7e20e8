import { getFormatter } from 'next-intl/server';

/** A day (`YYYY-MM-DD`), or a moment with `time`, in the reader's language and the organisation's time zone. */
export async function DateText({ value, time = false }: { value: string | Date; time?: boolean }) {
  const format = await getFormatter();
  if (typeof value === 'string') {
    const noon = new Date(`${value}T12:00:00Z`);
    return <time dateTime={value}>{format.dateTime(noon, { dateStyle: 'long', timeZone: 'UTC' })}</time>;
  }
  const words = format.dateTime(value, time ? { dateStyle: 'long', timeStyle: 'short' } : { dateStyle: 'long' });
  return <time dateTime={value.toISOString()}>{words}</time>;
}
