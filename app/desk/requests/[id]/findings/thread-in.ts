import type { Finding } from '#domain/finding';
import { momentIn } from '#domain/own-data';
import { isPicture } from '#domain/picture';

/** As many words one after the other are a sentence, and no name or address. */
const sentence = /(?:\S+\s+){4}\S/;

const isMoment = (value: string): boolean =>
  momentIn(value) !== null || /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}/.test(value);
const isProse = (value: string): boolean => sentence.test(value) && !/^[{[]/.test(value) && !isPicture(value);

/**
 * Which columns make a conversation of rows: one of sentences, and one of days or instants; null of rows that are none.
 * More than one of either is a record, and no message.
 */
export function threadIn(
  columns: Finding['columns'],
  rows: readonly Finding['rows'][number][],
): { words: number; at: number } | null {
  const of = columns.map((_, index) => rows.flatMap(({ values }) => values[index] ?? []));
  const where = (is: (values: string[]) => boolean) =>
    of.flatMap((values, index) => (values.length > 0 && is(values) ? [index] : []));
  const [words, ...otherWords] = where((values) => values.some(isProse));
  const [at, ...others] = where((values) => values.every(isMoment));
  const isOne = otherWords.length === 0 && others.length === 0 && of[at ?? -1]?.length === rows.length;
  return words !== undefined && at !== undefined && isOne ? { words, at } : null;
}

/** Rows in the order in which they are shown: a conversation as it came, all else as it was found. */
export function asShown<Row extends Finding['rows'][number]>(
  columns: Finding['columns'],
  rows: readonly Row[],
): readonly Row[] {
  const thread = threadIn(columns, rows);
  return thread
    ? rows.toSorted((one, other) => (one.values[thread.at] ?? '').localeCompare(other.values[thread.at] ?? ''))
    : rows;
}
