import { getFormatter } from 'next-intl/server';

const day = { year: 'numeric', month: 'long', day: 'numeric' } as const;
/** With the zone's name: whoever lives elsewhere would take the hour for their own. */
const moment = { ...day, hour: 'numeric', minute: '2-digit', timeZoneName: 'short' } as const;

/** A day (`YYYY-MM-DD`), or a moment with `time`, in the reader's language and the organisation's time zone. */
export async function DateText({ value, time = false }: { value: string | Date; time?: boolean }) {
  const format = await getFormatter();
  if (typeof value === 'string') {
    const noon = new Date(`${value}T12:00:00Z`);
    return <time dateTime={value}>{format.dateTime(noon, { dateStyle: 'long', timeZone: 'UTC' })}</time>;
  }
  const words = format.dateTime(value, time ? moment : day);
  return <time dateTime={value.toISOString()}>{words}</time>;
}
