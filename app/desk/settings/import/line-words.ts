import type { BadPastLine, PastColumn } from '#domain/past-requests';
import { pastColumns } from '#domain/past-requests';
import { problemWords } from '../../problem-words.ts';

/** The names of the columns, as they are told and as they are read. */
export const columnWords: Record<PastColumn, string> = {
  reference: 'Reference',
  kind: 'Kind',
  email: 'Email',
  law: 'Law or region',
  channel: 'Channel',
  receivedOn: 'Received',
  extendedOn: 'Extended',
  closedOn: 'Answered',
  outcome: 'Outcome',
  ground: 'Ground',
  note: 'Note',
};

const isColumn = (field: string): field is PastColumn => Object.hasOwn(columnWords, field);

/** More are looked up where the columns are told, and not read with every line. */
const namedAtMost = 20;

function allowedWords(allowed: string): string {
  const names = allowed.split(', ');
  if (names.length <= namedAtMost) return `Write one of: ${allowed}`;
  return `Write one of the ${names.length} that the page for bringing in lists, such as ${names.slice(0, 3).join(', ')}`;
}

/** What is to be changed in a line, column by column, with what is allowed there. */
export const lineWords = ({ problems }: Pick<BadPastLine, 'problems'>): string[] =>
  problems.map((problem) => {
    const { code, field = '', detail = {} } = problem;
    if (code === 'self-not-allowed') return 'This is you: a colleague has to bring it in';
    const words = typeof detail.allowed === 'string' ? allowedWords(detail.allowed) : problemWords(problem);
    return isColumn(field) ? `${columnWords[field]}: ${words}` : words;
  });

/** The head of the file with the bad lines; its names are those by which it is read when it comes back. */
export const badHead = ['Line', ...pastColumns.map((column) => columnWords[column]), 'What to change'];

export const badCells = (bad: BadPastLine): (string | number)[] => [
  bad.line,
  ...pastColumns.map((column) => bad.typed[column]),
  lineWords(bad).join('. '),
];
