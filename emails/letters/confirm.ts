import { letterFields } from '#domain/letters';
import { fact } from '../content.ts';
import { letter } from '../letter.ts';

/** A request came by another way than our pages: only the mailbox's owner can say that it is theirs (GDPR Art. 12(6)). */
export const confirm = letter(
  letterFields.confirm,
  ({ reference, kind, receivedOn, answerByOn, article, statusUrl }, { t, day, cite }) => ({
    subject: t('confirm.subject', { reference }),
    heading: t('confirm.heading'),
    blocks: [
      { paragraph: t('confirm.lead') },
      {
        facts: [
          fact(t('facts.reference'), reference),
          fact(t('facts.kind'), t(`kind.${kind}`)),
          fact(t('facts.received'), day(receivedOn)),
          fact(t('facts.answerBy'), t('acknowledgement.answerBy', { date: day(answerByOn), article: cite(article) })),
        ],
      },
      { paragraph: t('confirm.how') },
      { button: t('confirm.button'), url: statusUrl },
      { paragraph: t('confirm.notYou') },
    ],
    why: t('why.request', { reference }),
  }),
);
