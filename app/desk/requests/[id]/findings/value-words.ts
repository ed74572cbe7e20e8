import { momentIn } from '#domain/own-data';
import { dayWords, momentWords } from '../../../day-words.ts';

/** More of a value would break the page; a copy has all of it. */
const longest = 300;
const linesAtMost = 20;

const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);

/**
 * A value of the account database as it is read: days and instants as the desk writes them, a document as an outline, a
 * flag as a word.
 * @returns `at` of a day or an instant: as machines read it
 */
export function valueWords(value: string, timeZone: string): { words: string; at?: string } {
  const moment = momentIn(value);
  if (moment instanceof Date) return { words: momentWords(moment, timeZone), at: moment.toISOString() };
  if (moment) return { words: dayWords(moment), at: moment };
  // A time of no zone is said as it stands: it is nobody's to convert.
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?$/.exec(value) ?? [];
  if (day && time && momentIn(day)) return { words: `${dayWords(day)}, ${time}`, at: `${day}T${time}` };
  if (value === 'true' || value === 'false') return { words: value === 'true' ? 'Yes' : 'No' };
  const lines = documentIn(value)?.map(cut);
  if (!lines) return { words: cut(value) };
  return { words: [...lines.slice(0, linesAtMost), ...(lines.length > linesAtMost ? ['…'] : [])].join('\n') };
}

/** The lines of a JSON document; null for any other text. */
function documentIn(value: string): string[] | null {
  if (!/^[{[]/.test(value)) return null;
  try {
    return outline(JSON.parse(value), '');
  } catch {
    // It only looked like JSON.
    return null;
  }
}

/** One line a value, under the names that lead to it, two blanks further in for each. */
function outline(value: object, indent: string): string[] {
  return Object.entries(value).flatMap(([name, inner]) => {
    const key = Array.isArray(value) ? '–' : `${name}:`;
    const isEmpty = inner !== null && typeof inner === 'object' && Object.keys(inner).length === 0;
    if (inner === null || typeof inner !== 'object' || isEmpty) return [`${indent}${key} ${said(inner)}`];
    return [`${indent}${key}`, ...outline(inner, `${indent}  `)];
  });
}

function said(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return value === null || typeof value === 'object' ? '–' : String(value);
}
