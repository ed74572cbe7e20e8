import { momentIn } from './own-data.ts';

/** How a reader is told days (`YYYY-MM-DD`), instants and flags. */
export type ValueSay = {
  day: (on: string) => string;
  moment: (at: Date) => string;
  true: string;
  false: string;
  /** Signs of a text, and lines of a document, that are shown at most. */
  longest: number;
  linesAtMost: number;
};

/**
 * A value of the account database as people read it, at the desk, under “My data” and in a copy alike: days and instants
 * in the reader's language, a document as an outline, a flag as a word. Files for machines have it as it is.
 * @returns `at` of a day or an instant: as machines read it
 */
export function valueWords(value: string, say: ValueSay): { words: string; at?: string } {
  const moment = momentWords(value, say);
  if (moment) return moment;
  if (value === 'true' || value === 'false') return { words: say[value] };
  const lines = documentIn(value, say);
  if (!lines) return { words: cut(value, say) };
  const shown = lines.slice(0, say.linesAtMost).map((line) => cut(line, say));
  return { words: [...shown, ...(lines.length > shown.length ? ['…'] : [])].join('\n') };
}

const cut = (text: string, { longest }: ValueSay): string =>
  text.length > longest ? `${text.slice(0, longest)}…` : text;

function momentWords(value: string, say: ValueSay): { words: string; at: string } | null {
  const moment = momentIn(value);
  if (moment instanceof Date) return { words: say.moment(moment), at: moment.toISOString() };
  if (moment) return { words: say.day(moment), at: moment };
  // A time of no zone is said as it stands: it is nobody's to convert.
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?$/.exec(value) ?? [];
  return day && time && momentIn(day) ? { words: `${say.day(day)}, ${time}`, at: `${day}T${time}` } : null;
}

/** The lines of a JSON document; null for any other text. */
function documentIn(value: string, say: ValueSay): string[] | null {
  if (!/^[{[]/.test(value)) return null;
  try {
    return outline(JSON.parse(value), '', say);
  } catch {
    // It only looked like JSON.
    return null;
  }
}

/** One line a value, under the names that lead to it, two blanks further in for each. */
function outline(value: object, indent: string, say: ValueSay): string[] {
  return Object.entries(value).flatMap(([name, inner]) => {
    const key = Array.isArray(value) ? '–' : `${name}:`;
    const isEmpty = inner !== null && typeof inner === 'object' && Object.keys(inner).length === 0;
    if (inner === null || typeof inner !== 'object' || isEmpty) return [`${indent}${key} ${said(inner, say)}`];
    return [`${indent}${key}`, ...outline(inner, `${indent}  `, say)];
  });
}

function said(value: unknown, say: ValueSay): string {
  if (typeof value === 'boolean') return say[`${value}`];
  if (typeof value === 'string') return momentWords(value, say)?.words ?? value;
  return value === null || typeof value === 'object' ? '–' : String(value);
}
