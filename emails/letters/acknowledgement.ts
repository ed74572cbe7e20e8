import { letterFields } from '#domain/letters';
import { fact } from '../content.ts';
import { letter } from '../letter.ts';

/** The request is in, and by when it is answered (GDPR Art. 12(3); 11 CCR 7021(a)). */
export const acknowledgement = letter(
  letterFields.acknowledgement,
  ({ reference, kind, receivedOn, answerByOn, article, statusUrl, showsWho }, { t, day, cite }) => ({
    subject: t('acknowledgement.subject', { reference }),
    heading: t('acknowledgement.heading'),
    blocks: [
      { paragraph: t(`acknowledgement.next.${kind}`) },
      {
        facts: [
          fact(t('facts.reference'), reference),
          fact(t('facts.kind'), t(`kind.${kind}`)),
          fact(t('facts.received'), day(receivedOn)),
          fact(t('facts.answerBy'), t('acknowledgement.answerBy', { date: day(answerByOn), article: cite(article) })),
        ],
      },
      ...(showsWho ? [{ paragraph: t('acknowledgement.showsWho') }] : []),
      { button: t('open'), url: statusUrl },
      { paragraph: t('acknowledgement.quote') },
    ],
    why: t('why.request', { reference }),
  }),
);
