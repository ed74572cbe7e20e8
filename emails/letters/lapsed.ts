import { letterFields } from '#domain/letters';
import { fact } from '../content.ts';
import { letter } from '../letter.ts';

/** Our question stayed without an answer for too long; nothing was done, so whom to complain to is told (GDPR Art. 12(4)). */
export const lapsed = letter(
  letterFields.lapsed,
  ({ reference, kind, days, lateDays, regulator, statusUrl }, { t, said }) => ({
    subject: t('lapsed.subject', { reference }),
    heading: t('lapsed.heading'),
    blocks: [
      { paragraph: t('lapsed.lead', { days }) },
      ...(lateDays === undefined ? [] : [{ paragraph: t('lapsed.late', { days: lateDays }) }]),
      { facts: [fact(t('facts.reference'), reference), fact(t('facts.kind'), t(`kind.${kind}`))] },
      { button: t('open'), url: statusUrl },
      { paragraph: t('withdrawn.again') },
      ...(regulator
        ? [
            { heading: t('refusal.now') },
            { list: [t('refusal.complain', { regulator: said(regulator) }), t('refusal.court')] },
          ]
        : []),
    ],
    why: t('why.request', { reference }),
  }),
);
