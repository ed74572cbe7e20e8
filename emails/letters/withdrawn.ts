import { letterFields } from '#domain/letters';
import { fact } from '../content.ts';
import { letter } from '../letter.ts';

/** The person cancelled. */
export const withdrawn = letter(letterFields.withdrawn, ({ reference, kind, statusUrl }, { t }) => ({
  subject: t('withdrawn.subject', { reference }),
  heading: t('withdrawn.heading'),
  blocks: [
    { paragraph: t('withdrawn.lead') },
    { facts: [fact(t('facts.reference'), reference), fact(t('facts.kind'), t(`kind.${kind}`))] },
    { button: t('open'), url: statusUrl },
    { paragraph: t('withdrawn.again') },
  ],
  why: t('why.request', { reference }),
}));
