import { letterFields } from '#domain/letters';
import { letter } from '../letter.ts';
import { toDesk } from '../staff.ts';

/** It names nobody: who it was stands in the settings, where an admin decides. */
export const staffHeld = letter(letterFields['staff-held'], ({ act, atMost, ...fields }, words) =>
  toDesk(words, 'staff-held', fields, [
    { paragraph: words.t(`staff-held.lead.${act}`, { atMost, reference: fields.reference }) },
    { paragraph: words.t('staff-held.next') },
  ]),
);
