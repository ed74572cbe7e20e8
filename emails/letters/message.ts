import { letterFields } from '#domain/letters';
import { letter } from '../letter.ts';

/** The desk wrote, and waits for nothing. Only that it did: the words stay on the page, but for who reads paper. */
export const message = letter(letterFields.message, ({ reference, statusUrl, words }, { t }) => ({
  subject: t('message.subject', { reference }),
  heading: t('message.heading'),
  blocks: [
    { paragraph: t('message.lead', { reference }) },
    ...(words ? [{ quote: words }] : []),
    { button: t('message.button'), url: statusUrl },
    ...(words ? [] : [{ paragraph: t('message.why') }]),
  ],
  why: t('why.request', { reference }),
}));
