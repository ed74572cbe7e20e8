import { letterFields } from '#domain/letters';
import { fact } from '../content.ts';
import { letter } from '../letter.ts';

/** Our question stayed without an answer for too long. */
export const lapsed = letter(letterFields.lapsed, ({ reference, kind, days, statusUrl }, { t }) => ({
  subject: t('lapsed.subject', { reference }),
  heading: t('lapsed.heading'),
  blocks: [
    { paragraph: t('lapsed.lead', { days }) },
    { facts: [fact(t('facts.reference'), reference), fact(t('facts.kind'), t(`kind.${kind}`))] },
    { button: t('open'), url: statusUrl },
    { paragraph: t('withdrawn.again') },
  ],
  why: t('why.request', { reference }),
}));
