import { isDay } from '#domain/clock';
import { formatOf } from '../format-of.ts';

const day = { day: 'numeric', month: 'short', year: 'numeric' } as const;
const moment = { ...day, hour: '2-digit', minute: '2-digit' } as const;

/** A day (`YYYY-MM-DD`) as the desk writes it in dense places: 1 Jun 2026. */
export const dayWords = (value: string): string =>
  formatOf('en-GB', { ...day, timeZone: 'UTC' }).format(new Date(`${value}T12:00:00Z`));

/** Words with days in them, as a plan keeps them (`YYYY-MM-DD`: its digest is over them), as the desk writes days. */
export const withDayWords = (words: string): string =>
  words.replace(/(?<![\w-])\d{4}-\d\d-\d\d(?![\w-])/g, (day) => (isDay(day) ? dayWords(day) : day));

/** An instant, to the minute, in the organisation's time zone: 1 Jun 2026, 14:05. With `seconds`: 14:05:09. */
export const momentWords = (at: Date, timeZone: string, seconds = false): string =>
  formatOf('en-GB', { ...moment, ...(seconds ? { second: '2-digit' } : {}), timeZone }).format(at);
