import { letterFields } from '#domain/letters';
import { fact } from '../content.ts';
import { letter } from '../letter.ts';
import { outsideLines } from '../outside-lines.ts';

/** The copy waits on the page, where the mailbox is proven afresh; it is never attached, but posted to who has none. */
export const exportReady = letter(
  letterFields['export-ready'],
  ({ reference, statusUrl, expiresOn, downloads, enclosed, outside = [] }, words) => {
    const { t, day } = words;
    return {
      subject: t('export-ready.subject', { reference }),
      heading: t('export-ready.heading'),
      blocks: enclosed
        ? [
            { paragraph: t('export-ready.enclosed') },
            { facts: [fact(t('facts.reference'), reference)] },
            ...outsideLines(outside, words),
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
            ...outsideLines(outside, words),
          ],
      why: t('why.request', { reference }),
    };
  },
);
