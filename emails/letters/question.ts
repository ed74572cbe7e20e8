import { letterFields } from '#domain/letters';
import { letter } from '../letter.ts';

/** Staff ask something. Only that they do: the words themselves stay on the page. */
export const question = letter(letterFields.question, ({ reference, statusUrl }, { t }) => ({
  subject: t('question.subject', { reference }),
  heading: t('question.heading'),
  blocks: [
    { paragraph: t('question.lead', { reference }) },
    { button: t('question.button'), url: statusUrl },
    { paragraph: t('question.why') },
  ],
  why: t('why.request', { reference }),
}));
