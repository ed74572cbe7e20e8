import { letterFields } from '#domain/letters';
import { fact } from '../content.ts';
import { letter } from '../letter.ts';

/** Before data are passed on: to whom, what, from when, what goes on all the same, and a button that prevents it. */
export const sharingNotice = letter(
  letterFields['sharing-notice'],
  ({ to, what, fromOn, exceptions, preventUrl }, { t, day, said, organisation }) => ({
    subject: t('sharing-notice.subject', { name: organisation.name }),
    heading: t('sharing-notice.heading'),
    blocks: [
      { paragraph: t('sharing-notice.lead', { name: organisation.name }) },
      {
        facts: [
          fact(t('sharing-notice.to'), said(to)),
          fact(t('sharing-notice.what'), said(what)),
          fact(t('sharing-notice.from'), day(fromOn)),
        ],
      },
      { paragraph: t('sharing-notice.prevent') },
      { button: t('sharing-notice.button'), url: preventUrl },
      { paragraph: t('sharing-notice.nothing') },
      ...(exceptions.length > 0 ? [{ heading: t('sharing-notice.exceptions') }, { list: exceptions.map(said) }] : []),
    ],
    why: t('why.notice'),
  }),
);
