import { letterFields } from '#domain/letters';
import { fact } from '../content.ts';
import { letter } from '../letter.ts';

/** Says that it came, who decides, and by when (DPA 2018 s. 164A(3): within 30 days; here at once). */
export const appealReceived = letter(
  letterFields['appeal-received'],
  ({ reference, kind, receivedOn, answerByOn, article, isComplaint, statusUrl }, { t, day, cite }) => {
    const word = isComplaint ? 'complaint' : 'appeal';
    return {
      subject: t(`appeal-received.subject.${word}`, { reference }),
      heading: t(`appeal-received.heading.${word}`),
      blocks: [
        { paragraph: t('appeal-received.lead') },
        {
          facts: [
            fact(t('facts.reference'), reference),
            fact(t('facts.kind'), t(`kind.${kind}`)),
            fact(t('facts.received'), day(receivedOn)),
            fact(t('facts.answerBy'), day(answerByOn)),
            ...(article === '' ? [] : [fact(t('facts.law'), cite(article))]),
          ],
        },
        { button: t('open'), url: statusUrl },
      ],
      why: t('why.request', { reference }),
    };
  },
);
