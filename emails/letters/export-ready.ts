import { letterFields } from '#domain/letters';
import { fact } from '../content.ts';
import { letter } from '../letter.ts';

/** The copy waits on the page, where the mailbox is proven afresh; it is never attached, but posted to who has none. */
export const exportReady = letter(
  letterFields['export-ready'],
  ({ reference, statusUrl, expiresOn, downloads, enclosed }, { t, day }) => ({
    subject: t('export-ready.subject', { reference }),
    heading: t('export-ready.heading'),
    blocks: enclosed
      ? [
          { paragraph: t('export-ready.enclosed') },
          { facts: [fact(t('facts.reference'), reference)] },
          { paragraph: t('export-ready.keep') },
        ]
      : [
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
