import { letterFields } from '#domain/letters';
import { letter } from '../letter.ts';
import { toDesk } from '../staff.ts';

/** Others who were told of a request and have not answered by the day that they were given. */
export const staffUnanswered = letter(letterFields['staff-unanswered'], (fields, words) => {
  const { reference, others } = fields;
  return toDesk(words, 'staff-unanswered', fields, [
    { paragraph: words.t('staff-unanswered.lead', { reference, others }) },
    { paragraph: words.t('staff-unanswered.todo') },
  ]);
});
