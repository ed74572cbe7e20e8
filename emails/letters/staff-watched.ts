import { letterFields } from '#domain/letters';
import { letter } from '../letter.ts';
import { toDesk } from '../staff.ts';

/** Somebody wants to see, or has opened, the data of a watched person: neither of the two is named. */
export const staffWatched = letter(letterFields['staff-watched'], ({ isOpened, ...fields }, words) =>
  toDesk(words, 'staff-watched', fields, [
    { paragraph: words.t(isOpened ? 'staff-watched.opened' : 'staff-watched.asked', { reference: fields.reference }) },
    { paragraph: words.t('staff-watched.next') },
  ]),
);
