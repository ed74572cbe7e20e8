import { letterFields } from '#domain/letters';
import { fact } from '../content.ts';
import { letter } from '../letter.ts';
import { toDesk } from '../staff.ts';

/** Somebody sees the data of a watched person without a colleague's word: who, the history says. */
export const staffGlass = letter(letterFields['staff-glass'], ({ why, minutes, ...fields }, words) =>
  toDesk(words, 'staff-glass', fields, [
    { paragraph: words.t('staff-glass.lead', { reference: fields.reference, minutes }) },
    { facts: [fact(words.t('staff-glass.why'), words.t(`staff-glass.reason.${why}`))] },
    { paragraph: words.t('staff-glass.next') },
  ]),
);
