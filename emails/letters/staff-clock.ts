import { letterFields } from '#domain/letters';
import { letter } from '../letter.ts';
import { clock, staffWhy } from '../staff.ts';

/** 75, 90 and 100 % of the time; at 100 % the last day has come. */
export const staffClock = letter(letterFields['staff-clock'], (fields, words) => {
  const { reference, percent, deskUrl } = fields;
  const { t } = words;
  return {
    subject: t('staff-clock.subject', { reference, percent }),
    heading: t('staff-clock.heading', { percent }),
    blocks: [
      { paragraph: t(percent >= 100 ? 'staff-clock.lastDay' : 'staff-clock.lead', { reference }) },
      clock(words, fields),
      { button: t('staff.button'), url: deskUrl },
    ],
    why: staffWhy(words),
  };
});
