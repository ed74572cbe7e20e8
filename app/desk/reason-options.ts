import { viewReasons } from '#domain/view-reasons';
import { viewReasonWords } from './words.ts';

/** Why somebody wants to see what is personal, as a choice. */
export const reasonOptions = [
  { value: '', words: 'Choose a reason' },
  ...viewReasons.map((reason) => ({ value: reason, words: viewReasonWords[reason] })),
];
