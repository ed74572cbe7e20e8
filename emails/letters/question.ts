import { letterFields } from '#domain/letters';
import { letter } from '../letter.ts';

/** Staff ask something. Only that they do: the words themselves stay on the page, but for who reads paper. */
export const question = letter(letterFields.question, ({ reference, statusUrl, words, pausedUnder }, { t, cite }) => ({
  subject: t('question.subject', { reference }),
  heading: t('question.heading'),
  blocks: [
    { paragraph: t('question.lead', { reference }) },
    ...(pausedUnder ? [{ paragraph: t('question.paused', { article: cite(pausedUnder) }) }] : []),
    ...(words ? [{ quote: words }, { paragraph: t('question.byPost') }] : []),
    { button: t('question.button'), url: statusUrl },
    ...(words ? [] : [{ paragraph: t('question.why') }]),
  ],
  why: t('why.request', { reference }),
}));
