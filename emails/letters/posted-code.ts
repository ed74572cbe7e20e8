import { letterFields } from '#domain/letters';
import { letter } from '../letter.ts';

/** By post, to the address that is held: whoever types the code gets the post there. It says nothing of what is held. */
export const postedCode = letter(
  letterFields['posted-code'],
  ({ reference, code, expiresOn, statusUrl }, { t, day }) => ({
    subject: t('posted-code.subject', { reference }),
    heading: t('posted-code.heading'),
    blocks: [
      { paragraph: t('posted-code.lead', { reference }) },
      { code },
      { paragraph: t('posted-code.how', { date: day(expiresOn) }) },
      { button: t('posted-code.button'), url: statusUrl },
      { paragraph: t('posted-code.notYou') },
    ],
    why: t('why.postal', { reference }),
  }),
);
