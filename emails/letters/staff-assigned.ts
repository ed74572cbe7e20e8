import { letterFields } from '#domain/letters';
import { letter } from '../letter.ts';
import { clock, toDesk } from '../staff.ts';

export const staffAssigned = letter(letterFields['staff-assigned'], (fields, words) =>
  toDesk(words, 'staff-assigned', fields, [
    { paragraph: words.t('staff-assigned.lead', { reference: fields.reference }) },
    clock(words, fields),
  ]),
);
