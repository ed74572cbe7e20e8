import { letterFields } from '#domain/letters';
import { letter } from '../letter.ts';

/** Staff answered what was asked in words, which stay on the page but for who reads paper. Says where else to complain (GDPR Art. 12(4)). */
export const reply = letter(letterFields.reply, ({ reference, regulator, statusUrl, words }, { t, said }) => ({
  subject: t('reply.subject', { reference }),
  heading: t('reply.heading'),
  blocks: [
    { paragraph: t('reply.lead', { reference }) },
    ...(words ? [{ quote: words }] : []),
    { button: t('reply.button'), url: statusUrl },
    ...(words ? [] : [{ paragraph: t('reply.why') }]),
    { paragraph: t('reply.complain', { regulator: said(regulator) }) },
  ],
  why: t('why.request', { reference }),
}));
