import { letterFields } from '#domain/letters';
import { letter } from '../letter.ts';
import { clock, staffWhy } from '../staff.ts';

/** 75, 90 and 100 % of the time for an appeal, and each day that it is late. */
export const staffAppealClock = letter(letterFields['staff-appeal-clock'], (fields, words) => {
  const { reference, percent, isLate, deskUrl } = fields;
  const { t } = words;
  const lead = isLate ? 'lateLead' : percent >= 100 ? 'lastDay' : 'lead';
  return {
    subject: t(isLate ? 'staff-appeal-clock.lateSubject' : 'staff-appeal-clock.subject', { reference, percent }),
    heading: t(isLate ? 'staff-appeal-clock.lateHeading' : 'staff-appeal-clock.heading', { percent }),
    blocks: [
      { paragraph: t(`staff-appeal-clock.${lead}`, { reference }) },
      clock(words, fields),
      { button: t('staff.button'), url: deskUrl },
    ],
    why: staffWhy(words),
  };
});
