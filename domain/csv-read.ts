/** Reads what a spreadsheet writes: CSV with commas, semicolons or tabs, as a file or pasted. */

export type CsvRecord = {
  /** Line of the file on which it begins, from 1. */
  line: number;
  cells: string[];
  /** A quotation mark was opened and never closed: its first line is read as it stands. */
  isOpen: boolean;
};

const separators = [',', ';', '\t'];

/** What `csvLine` puts before a cell that a spreadsheet would run; a file that we made comes back as it was. */
const defusing = /^'(?=[\t\r\n]|[\s";]*[-=+@＝＋－＠])/;

/** The separator that the first line has most of. */
function separatorOf(text: string): string {
  const first = (/^[^\r\n]*/.exec(text)?.[0] ?? '').replaceAll(/"[^"]*"/g, '');
  const counts = separators.map((one) => first.split(one).length);
  return separators[counts.indexOf(Math.max(...counts))] ?? ',';
}

/**
 * The records of a table, without lines in which nothing stands, one by one: a list that is too long need not be read to
 * its end. Cells lose the blanks around them.
 * @see RFC 4180; a lone CR ends a line too, as old spreadsheets write it
 */
export function* readCsv(typed: string): Generator<CsvRecord> {
  const text = typed.replace(/^\uFEFF/, '');
  const separator = separatorOf(text);
  const cell = cellOf(separator);
  let line = 1;
  for (let at = 0; at < text.length; ) {
    const read = recordAt(text, at, { cell, separator }) ?? openRecordAt(text, at, separator);
    const { cells, isOpen } = read;
    if (cells.some((one) => one !== '')) yield { line, cells, isOpen };
    line += linesIn(text.slice(at, read.end));
    at = read.end;
  }
}

const linesIn = (text: string): number => text.match(/\r\n|\r|\n/g)?.length ?? 0;

type Read = { cells: string[]; end: number; isOpen: boolean };

/** One cell, quoted or not, and what ends it. */
const cellOf = (separator: string) =>
  new RegExp(
    `[^\\S\\r\\n\\t]*(?:"((?:[^"]|"")*)"([^${separator}\\r\\n]*)|([^${separator}\\r\\n]*))(${separator}|\\r\\n|\\r|\\n|$)`,
    'y',
  );

/** Null where a quotation mark is not closed. */
function recordAt(text: string, from: number, { cell, separator }: { cell: RegExp; separator: string }): Read | null {
  cell.lastIndex = from;
  const cells: string[] = [];
  for (;;) {
    const found = cell.exec(text);
    if (!found || found[3]?.startsWith('"')) return null;
    const [, quoted, rest = '', plain = '', end] = found;
    cells.push(cleaned(quoted === undefined ? plain : quoted.replaceAll('""', '"') + rest));
    if (end !== separator) return { cells, end: cell.lastIndex, isOpen: false };
  }
}

/** The line by itself, with its marks as they stand: what comes after it is read as usual. */
function openRecordAt(text: string, from: number, separator: string): Read {
  const [line = '', words = ''] = /^([^\r\n]*)(?:\r\n|\r|\n|$)/.exec(text.slice(from)) ?? [];
  return { cells: words.split(separator).map(cleaned), end: from + line.length, isOpen: true };
}

const cleaned = (cell: string): string => cell.replaceAll('\0', '').trim().replace(defusing, '');
