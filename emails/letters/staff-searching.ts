import { letterFields } from '#domain/letters';
import { letter } from '../letter.ts';
import { staffWhy } from '../staff.ts';

/** To admins, about no request: somebody of the desk looks for many people. Who it is stands in the settings. */
export const staffSearching = letter(letterFields['staff-searching'], ({ atMost, deskUrl }, words) => ({
  subject: words.t('staff-searching.subject'),
  heading: words.t('staff-searching.subject'),
  blocks: [
    { paragraph: words.t('staff-searching.lead', { atMost }) },
    { paragraph: words.t('staff-searching.next') },
    { button: words.t('staff.button'), url: deskUrl },
  ],
  why: staffWhy(words),
}));
