import { dayHere } from '../day-here.ts';

/** A day (`YYYY-MM-DD`), or a moment with `time`, in the reader's language and the organisation's time zone. */
export async function DateText({ value, time = false }: { value: string | Date; time?: boolean }) {
  const words = await dayHere(value, time);
  return <time dateTime={typeof value === 'string' ? value : value.toISOString()}>{words}</time>;
}
