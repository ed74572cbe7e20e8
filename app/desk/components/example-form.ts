import type { FormWords } from '../../form-words.ts';
import type { Question } from '../../ui/questions.ts';

/** Questions as a page writes them; those with `missing` need an answer. */
export const exampleQuestions: readonly Question[] = [
  {
    as: 'radios',
    name: 'form-topic',
    missing: 'topic-missing',
    legend: 'What is it about?',
    choices: [
      { value: 'bill', label: 'A bill' },
      { value: 'else', label: 'Something else', hint: 'Opens a question of its own' },
    ],
    inside: {
      at: 'else',
      ask: { as: 'field', name: 'form-else', label: 'What, in a few words?', missing: 'words-missing' },
    },
  },
  { as: 'textarea', name: 'form-words', missing: 'words-missing', label: 'What happened?', rows: 3 },
];

/** Codes and their words; a page has them from formWords(), in the reader's language. */
export const exampleWords: FormWords = {
  error: 'Error:',
  problem: 'There is a problem',
  'topic-missing': 'Choose what it is about',
  'words-missing': 'Write a few words',
};
