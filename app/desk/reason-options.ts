import { handOutReasons } from '#domain/hand-out-reasons';
import { viewReasons } from '#domain/view-reasons';
import { handOutWords, viewReasonWords } from './words.ts';

const choose = { value: '', words: 'Choose a reason' };

/** Why somebody wants to see what is personal, as a choice. */
export const reasonOptions = [
  choose,
  ...viewReasons.map((reason) => ({ value: reason, words: viewReasonWords[reason] })),
];

/** Why somebody takes the copy of a person without a mailbox. */
export const handOutOptions = [
  choose,
  ...handOutReasons.map((reason) => ({ value: reason, words: handOutWords[reason] })),
];
