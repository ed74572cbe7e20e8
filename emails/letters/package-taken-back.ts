import { letterFields } from '#domain/letters';
import { letter } from '../letter.ts';

/** A delivered copy was called back; it may be about somebody else. */
export const packageTakenBack = letter(letterFields['package-taken-back'], ({ reference, statusUrl }, { t }) => ({
  subject: t('package-taken-back.subject', { reference }),
  heading: t('package-taken-back.heading'),
  blocks: [
    { paragraph: t('package-taken-back.lead') },
    { paragraph: t('package-taken-back.delete') },
    { paragraph: t('package-taken-back.next') },
    { button: t('open'), url: statusUrl },
  ],
  why: t('why.request', { reference }),
}));
