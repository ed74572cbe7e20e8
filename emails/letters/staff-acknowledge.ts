import { letterFields } from '#domain/letters';
import { fact } from '../content.ts';
import { letter } from '../letter.ts';
import { staffWhy } from '../staff.ts';

/** A person has not heard yet that a request came, and the law's day for that is near or over. */
export const staffAcknowledge = letter(letterFields['staff-acknowledge'], (fields, words) => {
  const { reference, kind, dueOn, isLate, deskUrl } = fields;
  const { t, day } = words;
  return {
    subject: t('staff-acknowledge.subject', { reference }),
    heading: t('staff-acknowledge.heading'),
    blocks: [
      { paragraph: t(isLate ? 'staff-acknowledge.late' : 'staff-acknowledge.soon', { reference }) },
      { facts: [fact(t('staff.kindLabel'), t(`staff.kind.${kind}`)), fact(t('staff-task.due'), day(dueOn))] },
      { paragraph: t('staff-acknowledge.todo') },
      { button: t('staff.button'), url: deskUrl },
    ],
    why: staffWhy(words),
  };
});
