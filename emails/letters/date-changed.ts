import { letterFields } from '#domain/letters';
import { fact } from '../content.ts';
import { letter } from '../letter.ts';

/** Another law is the person's, and so another day is the last for our answer (GDPR Art. 12(1)). */
export const dateChanged = letter(
  letterFields['date-changed'],
  ({ reference, kind, receivedOn, answerByOn, article, wasOn, statusUrl }, { t, day, cite }) => ({
    subject: t('date-changed.subject', { reference }),
    heading: t('date-changed.heading'),
    blocks: [
      { paragraph: t('date-changed.lead', { was: day(wasOn) }) },
      {
        facts: [
          fact(t('facts.reference'), reference),
          fact(t('facts.kind'), t(`kind.${kind}`)),
          fact(t('facts.received'), day(receivedOn)),
          fact(t('facts.answerBy'), t('acknowledgement.answerBy', { date: day(answerByOn), article: cite(article) })),
        ],
      },
      { paragraph: t('date-changed.wrong') },
      { button: t('open'), url: statusUrl },
    ],
    why: t('why.request', { reference }),
  }),
);
