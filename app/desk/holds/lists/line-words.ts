import type { BadLine, ListColumn } from '#domain/hold-list';
import { problemWords } from '../../problem-words.ts';

const columnWords: Record<ListColumn, string> = {
  email: 'Email',
  reason: 'Reason',
  law: 'Law or order',
  reviewOn: 'Look again on',
};

const isColumn = (field: string): field is ListColumn => Object.hasOwn(columnWords, field);

/** What is to be changed in a line, column by column. */
export const lineWords = ({ problems }: Pick<BadLine, 'problems'>): string[] =>
  problems.map((problem) => {
    const { code, field = '' } = problem;
    if (code === 'self-not-allowed') return 'This is you: a colleague has to hold these rows';
    return isColumn(field) && field !== 'email'
      ? `${columnWords[field]}: ${problemWords(problem)}`
      : problemWords(problem);
  });

/** The head of the file with the bad lines; its names are those by which it is read when it comes back. */
export const badHead = ['Line', ...Object.values(columnWords), 'What to change'];

export const badCells = (bad: BadLine): (string | number)[] => {
  const { email, reason, law, reviewOn } = bad.typed;
  return [bad.line, email, reason, law, reviewOn, lineWords(bad).join('. ')];
};
