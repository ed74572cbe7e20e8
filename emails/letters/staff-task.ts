import { letterFields } from '#domain/letters';
import { fact } from '../content.ts';
import { letter } from '../letter.ts';
import { staffWhy } from '../staff.ts';

/** Work outside the database whose day comes or is over; what the work is stands at the desk, since it may name somebody. */
export const staffTask = letter(letterFields['staff-task'], (fields, words) => {
  const { reference, dueOn, isLate, deskUrl } = fields;
  const { t, day } = words;
  const when = isLate ? 'late' : 'soon';
  return {
    subject: t(`staff-task.${when}.subject`, { reference }),
    heading: t(`staff-task.${when}.heading`),
    blocks: [
      { paragraph: t(`staff-task.${when}.lead`, { reference }) },
      { facts: [fact(t('staff-task.due'), day(dueOn))] },
      { button: t('staff.button'), url: deskUrl },
    ],
    why: staffWhy(words),
  };
});
