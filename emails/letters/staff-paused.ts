import { letterFields } from '#domain/letters';
import { letter } from '../letter.ts';
import { toDesk } from '../staff.ts';

export const staffPaused = letter(letterFields['staff-paused'], (fields, words) =>
  toDesk(words, 'staff-paused', fields, [
    { paragraph: words.t('staff-paused.lead', { reference: fields.reference }) },
    { paragraph: words.t('staff-paused.next') },
  ]),
);
