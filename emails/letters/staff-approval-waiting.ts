import { letterFields } from '#domain/letters';
import { letter } from '../letter.ts';
import { clock, toDesk } from '../staff.ts';

export const staffApprovalWaiting = letter(letterFields['staff-approval-waiting'], (fields, words) =>
  toDesk(words, 'staff-approval-waiting', fields, [
    { paragraph: words.t('staff-approval-waiting.lead', { reference: fields.reference }) },
    clock(words, fields),
  ]),
);
