import { listLimitBytes } from '#domain/hold-list';
import type { DeskQuestion } from '../ui/desk/desk-form.tsx';
import { problemWords } from './problem-words.ts';

/** The field of a form by which a list is brought in as a file. */
export const listFile: DeskQuestion = {
  name: 'file',
  label: 'Or a file',
  hint: 'CSV, up to one megabyte.',
  file: {
    accept: '.csv,.txt,text/csv,text/plain',
    limit: { octets: listLimitBytes, words: problemWords({ code: 'list-too-large' }) },
  },
};
