import { letterFields } from '#domain/letters';
import { letter } from '../letter.ts';
import { clock, toDesk } from '../staff.ts';

export const staffAppeal = letter(letterFields['staff-appeal'], (fields, words) =>
  toDesk(words, 'staff-appeal', fields, [{ paragraph: words.t('staff-appeal.lead') }, clock(words, fields)]),
);
