/** A list of people whose rows are to be held, as it comes from a lawyer: a line a person, an address and perhaps more. */
import { canonicalAddress } from './address.ts';
import { isDay } from './clock.ts';
import { readCsv } from './csv-read.ts';
import { ok, type Problem, type ProblemCode, type Result, refused } from './problems.ts';

/** Lines of one list: what one transaction lays in a few seconds. */
export const listAtMost = 10_000;

/** Octets of one list. */
export const listLimitBytes = 1_000_000;

/** What a column can hold, and what it may be called; without a line of names they come in this order. */
const columnNames = {
  email: ['email', 'e-mail', 'mail', 'address', 'email address', 'e-mail address'],
  reason: ['reason', 'why'],
  law: ['law', 'matter', 'order', 'law or order', 'case'],
  reviewOn: ['look again on', 'until', 'end day', 'end', 'day', 'review', 'review on'],
} as const;

export type ListColumn = keyof typeof columnNames;
const listColumns = ['email', 'reason', 'law', 'reviewOn'] as const satisfies readonly ListColumn[];

/** Columns of the file with the bad lines: that one is mended and brought again. */
const ownColumns = ['line', 'what to change'];

export type ListLine = { line: number; typed: Record<ListColumn, string>; isOpen: boolean };

export type ListRead = {
  lines: ListLine[];
  /** Names of columns that say nothing to us. */
  unread: string[];
};

const longestWords = 2000;

const named = (cell: string): ListColumn | undefined =>
  listColumns.find((column) => columnNames[column].some((name) => name === cell.toLowerCase()));

/**
 * Reads a list into lines, without saying yet which of them are good.
 * @returns the problem `list-missing`, `list-too-large` or `list-too-long` for field `lines`
 */
export function readHoldList(text: string): Result<ListRead> {
  // A browser ends the lines of a field with two octets: a file that was taken is taken from there too.
  if (Buffer.byteLength(text.replaceAll('\r\n', '\n')) > listLimitBytes) return refused('list-too-large', 'lines');
  let columns: readonly (ListColumn | undefined)[] = listColumns;
  const read: ListRead = { lines: [], unread: [] };
  let isFirst = true;
  for (const { line, cells, isOpen } of readCsv(text)) {
    const names = isFirst ? cells.map(named) : [];
    isFirst = false;
    if (names.includes('email')) {
      columns = names;
      read.unread = cells.filter((cell, at) => cell && !names[at] && !ownColumns.includes(cell.toLowerCase()));
      continue;
    }
    if (read.lines.length === listAtMost) return refused('list-too-long', 'lines');
    const typed = { email: '', reason: '', law: '', reviewOn: '' };
    cells.forEach((cell, at) => {
      const column = columns[at];
      if (column) typed[column] ||= cell;
    });
    read.lines.push({ line, typed, isOpen });
  }
  return read.lines.length === 0 ? refused('list-missing', 'lines') : ok(read);
}

/** What is laid for a line where it says nothing of its own. */
export type ListWords = { reason: string; law: string; reviewOn: string };

export type HeldLine = ListWords & { line: number; email: string };
export type BadLine = ListLine & { problems: [Problem, ...Problem[]] };

/** A line with what it leaves to the list filled in; or all that is to be changed in it, by column. */
export function holdLine({ line, typed, isOpen }: ListLine, words: ListWords, today: string): HeldLine | BadLine {
  const problems: Problem[] = [];
  const blame = (code: ProblemCode, field: string) => void problems.push({ code, field });
  // Where its cells begin and end is then anybody’s guess.
  if (isOpen) return { line, typed, isOpen, problems: [{ code: 'quote-open' }] };
  const email = canonicalAddress(typed.email);
  if (!email.ok) problems.push(...email.problems);
  // Or the second of two addresses beside each other would be the reason for which the first is held.
  if ([typed.reason, typed.law].some((cell) => canonicalAddress(cell).ok)) blame('one-a-line', 'email');
  for (const field of ['reason', 'law'] as const)
    if (typed[field].length > longestWords) blame('answer-too-long', field);
  if (typed.reviewOn && !isDay(typed.reviewOn)) blame('day-not-valid', 'reviewOn');
  else if (typed.reviewOn && typed.reviewOn < today) blame('day-over', 'reviewOn');
  const [first, ...others] = problems;
  if (first || !email.ok) return { line, typed, isOpen, problems: [first ?? { code: 'address-not-plain' }, ...others] };
  const { reason, law, reviewOn } = words;
  return {
    line,
    email: email.value,
    reason: typed.reason || reason,
    law: typed.law || law,
    reviewOn: typed.reviewOn || reviewOn,
  };
}

/** How many lines say something else than the list, and each reason and law of theirs once. */
export type OwnWords = { lines: number; reasons: string[]; laws: string[] };

/** What lines say in their own words; null when none does. A column that nobody looked at may hold notes on people. */
export function ownWords(lines: readonly HeldLine[], { reason, law }: ListWords): OwnWords | null {
  const own = lines.filter((line) => line.reason !== reason || line.law !== law);
  const others = (of: 'reason' | 'law', than: string) => [
    ...new Set(own.map((line) => line[of]).filter((words) => words !== than)),
  ];
  return own.length > 0 ? { lines: own.length, reasons: others('reason', reason), laws: others('law', law) } : null;
}

/** Laws and orders are the same however they are spaced and written large or small. */
export const sameLaw = (law: string): string => law.replaceAll(/\s+/g, ' ').trim().toLowerCase();

/**
 * The text of a list's file: UTF-8, or UTF-16 as spreadsheets write "Unicode text". Null for what is no text.
 * @see WHATWG Encoding, BOM sniff
 */
export function listText(octets: Uint8Array): string | null {
  const encoding = octets[0] === 0xff && octets[1] === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(octets);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}
