import { letterFields } from '#domain/letters';
import { letter } from '../letter.ts';
import { toDesk } from '../staff.ts';

export const staffLost = letter(letterFields['staff-lost'], (fields, words) =>
  toDesk(words, 'staff-lost', fields, [{ paragraph: words.t('staff-lost.lead') }]),
);
