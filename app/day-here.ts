import { firstOfMonth } from '#domain/first-of-month';
import type { Language } from '#domain/languages';
import { organisation } from '#requests/organisation';
import { formatOf } from './format-of.ts';
import { languageHere } from './language/here.ts';

const day = { year: 'numeric', month: 'long', day: 'numeric' } as const;
/** With the zone's name: whoever lives elsewhere would take the hour for their own. */
const moment = { ...day, hour: 'numeric', minute: '2-digit', timeZoneName: 'short' } as const;

/**
 * A day in the words of a language.
 * @param value `YYYY-MM-DD`, which is that day wherever the reader is, or an instant, in the organisation's time zone
 * @param time with the hour
 */
export function dayIn(language: Language, value: string | Date, time = false): string {
  const { timeZone } = organisation();
  const words =
    typeof value === 'string'
      ? formatOf(language, { ...day, timeZone: 'UTC' }).format(new Date(`${value}T12:00:00Z`))
      : formatOf(language, { ...(time ? moment : day), timeZone }).format(value);
  return firstOfMonth(words, language);
}

/** The same in the page's language. */
export const dayHere = async (value: string | Date): Promise<string> => dayIn((await languageHere()).language, value);
