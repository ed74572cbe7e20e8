/** Days and periods that the desk says in a word, such as `last-week`; hyphens, so that a query needs no quotation marks. */
import { addDays, addMonths } from './clock.ts';
import { startOf } from './period.ts';

type Span = [from: string, until: string];

const week = (today: string, away: number): Span => {
  const monday = addDays(startOf(today, 'week'), 7 * away);
  return [monday, addDays(monday, 6)];
};

const month = (today: string, away: number): Span => {
  const first = addMonths(startOf(today, 'month'), away);
  return [first, addDays(addMonths(first, 1), -1)];
};

const day = (today: string, away: number): Span => [addDays(today, away), addDays(today, away)];

const meanings = {
  today: (today) => day(today, 0),
  yesterday: (today) => day(today, -1),
  tomorrow: (today) => day(today, 1),
  'last-week': (today) => week(today, -1),
  'this-week': (today) => week(today, 0),
  'next-week': (today) => week(today, 1),
  'last-month': (today) => month(today, -1),
  'this-month': (today) => month(today, 0),
  'next-month': (today) => month(today, 1),
} satisfies Record<string, (today: string) => Span>;

type DateWord = keyof typeof meanings;
const isDateWord = (word: string): word is DateWord => Object.hasOwn(meanings, word);

/** All of them, as they are offered. */
export const dateWords: readonly string[] = Object.keys(meanings);

/** Those that say nothing but of days to come: nothing was received or closed on one. */
export const isAhead = (word: string): boolean => word === 'tomorrow' || word.startsWith('next-');

/**
 * The first and the last day that a word means, or null when it is none; weeks begin on Monday.
 * @param today the organisation's day, as `dayOf` reads it from a clock and a time zone
 */
export function daysOfWord(word: string, today: string): Span | null {
  const lower = word.toLowerCase();
  return isDateWord(lower) ? meanings[lower](today) : null;
}
