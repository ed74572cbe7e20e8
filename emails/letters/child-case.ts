import { letterFields } from '#domain/letters';
import { letter } from '../letter.ts';

/** A parent decides about a child's data, once parenthood is shown. Names no child: the address may be anybody's. */
export const childCase = letter(letterFields['child-case'], ({ reference, days, isShown, statusUrl }, { t }) => ({
  subject: t('child-case.subject', { reference }),
  heading: t('child-case.heading'),
  blocks: [
    { paragraph: t('child-case.lead') },
    { paragraph: isShown ? t('child-case.shown') : t('child-case.show') },
    { paragraph: t('child-case.silence', { days }) },
    { button: t('child-case.button'), url: statusUrl },
    { paragraph: t('child-case.notYou') },
  ],
  why: t('why.request', { reference }),
}));
