import { letterFields } from '#domain/letters';
import { letter } from '../letter.ts';
import { clock, toDesk } from '../staff.ts';

/** A person wrote, and nobody has read it. Never what they wrote. */
export const staffMessage = letter(letterFields['staff-message'], (fields, words) =>
  toDesk(words, 'staff-message', fields, [
    { paragraph: words.t('staff-message.lead', { reference: fields.reference }) },
    clock(words, fields),
  ]),
);
