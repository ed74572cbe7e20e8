import { letterFields } from '#domain/letters';
import { fact } from '../content.ts';
import { letter } from '../letter.ts';

/** The answer takes longer: until when and why, by which article, and where to complain (GDPR Art. 12(3); PIPEDA s. 8(4)). */
export const extension = letter(
  letterFields.extension,
  ({ reference, kind, receivedOn, answerByOn, article, reason, regulator, statusUrl }, { t, day, said, cite }) => ({
    subject: t('extension.subject', { reference }),
    heading: t('extension.heading'),
    blocks: [
      { paragraph: t('extension.lead') },
      { heading: t('refusal.reason') },
      { quote: reason },
      {
        facts: [
          fact(t('facts.reference'), reference),
          fact(t('facts.kind'), t(`kind.${kind}`)),
          fact(t('facts.received'), day(receivedOn)),
          fact(t('facts.answerBy'), day(answerByOn)),
          fact(t('facts.law'), cite(article)),
        ],
      },
      { heading: t('refusal.now') },
      { list: [t('extension.again'), t('refusal.complain', { regulator: said(regulator) })] },
      { button: t('open'), url: statusUrl },
    ],
    why: t('why.request', { reference }),
  }),
);
