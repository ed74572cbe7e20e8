import { letterFields } from '#domain/letters';
import { fact } from '../content.ts';
import { letter } from '../letter.ts';

/** Our question is still without an answer: until when one keeps the request open. Said once. */
export const reminder = letter(
  letterFields.reminder,
  ({ reference, kind, expiresOn, byPost, statusUrl }, { t, day }) => ({
    subject: t('reminder.subject', { reference }),
    heading: t('reminder.heading'),
    blocks: [
      { paragraph: t('reminder.lead') },
      {
        facts: [
          fact(t('facts.reference'), reference),
          fact(t('facts.kind'), t(`kind.${kind}`)),
          fact(t('reminder.until'), day(expiresOn)),
        ],
      },
      { paragraph: t('reminder.otherwise') },
      ...(byPost ? [{ paragraph: t('question.byPost') }] : []),
      { button: t('question.button'), url: statusUrl },
    ],
    why: t('why.request', { reference }),
  }),
);
