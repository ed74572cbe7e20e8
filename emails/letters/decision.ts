import { letterFields } from '#domain/letters';
import { fact } from '../content.ts';
import { letter } from '../letter.ts';

/** Approved; the run follows. */
export const decision = letter(letterFields.decision, ({ reference, kind, statusUrl, answerByOn }, { t, day }) => ({
  subject: t('decision.subject', { reference }),
  heading: t('decision.heading'),
  blocks: [
    { paragraph: t('decision.lead') },
    {
      facts: [
        fact(t('facts.reference'), reference),
        fact(t('facts.kind'), t(`kind.${kind}`)),
        fact(t('facts.answerBy'), day(answerByOn)),
      ],
    },
    { button: t('open'), url: statusUrl },
  ],
  why: t('why.request', { reference }),
}));
