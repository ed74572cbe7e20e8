import { dayIn } from '../day-here.ts';
import { localeHere } from '../words.ts';

/** A day (`YYYY-MM-DD`), or a moment with `time`, in the reader's language and the organisation's time zone. */
export function DateText({ value, time = false }: { value: string | Date; time?: boolean }) {
  const words = dayIn(localeHere(), value, time);
  return <time dateTime={typeof value === 'string' ? value : value.toISOString()}>{words}</time>;
}
