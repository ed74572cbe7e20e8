import { letterFields } from '#domain/letters';
import { letter } from '../letter.ts';
import { clock, toDesk } from '../staff.ts';

export const staffOverdue = letter(letterFields['staff-overdue'], (fields, words) =>
  toDesk(words, 'staff-overdue', fields, [
    { paragraph: words.t('staff-overdue.lead', { reference: fields.reference }) },
    clock(words, fields),
  ]),
);
