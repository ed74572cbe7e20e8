import { letterFields } from '#domain/letters';
import { fact } from '../content.ts';
import { letter } from '../letter.ts';

/** The copy waits on the page, where the mailbox is proven afresh; it is never attached. */
export const exportReady = letter(
  letterFields['export-ready'],
  ({ reference, statusUrl, expiresOn, downloads }, { t, day }) => ({
    subject: t('export-ready.subject', { reference }),
    heading: t('export-ready.heading'),
    blocks: [
      { paragraph: t('export-ready.lead') },
      { button: t('export-ready.button'), url: statusUrl },
      { paragraph: t('export-ready.proof') },
      {
        facts: [
          fact(t('facts.reference'), reference),
          fact(t('facts.until'), day(expiresOn)),
          fact(t('facts.downloads'), t('export-ready.downloads', { count: downloads })),
        ],
      },
      { paragraph: t('export-ready.later') },
    ],
    why: t('why.request', { reference }),
  }),
);
