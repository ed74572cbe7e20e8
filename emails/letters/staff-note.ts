import { letterFields } from '#domain/letters';
import { letter } from '../letter.ts';
import { clock, toDesk } from '../staff.ts';

/** A colleague noted something for the reader. Never what. */
export const staffNote = letter(letterFields['staff-note'], (fields, words) =>
  toDesk(words, 'staff-note', fields, [
    { paragraph: words.t('staff-note.lead', { reference: fields.reference }) },
    clock(words, fields),
  ]),
);
