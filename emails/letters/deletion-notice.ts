import { letterFields } from '#domain/letters';
import { letter } from '../letter.ts';

/** To every stored contact before a purge. Others may read that mailbox: no request, no right, no reference is named. */
export const deletionNotice = letter(
  letterFields['deletion-notice'],
  ({ runAfter, pauseUrl }, { t, moment, organisation }) => ({
    subject: t('deletion-notice.subject', { name: organisation.name }),
    heading: t('deletion-notice.heading'),
    blocks: [
      { paragraph: t('deletion-notice.lead', { moment: moment(runAfter) }) },
      { paragraph: t('deletion-notice.known') },
      { paragraph: t('deletion-notice.unknown') },
      { button: t('deletion-notice.button'), url: pauseUrl },
      { paragraph: t('deletion-notice.nothing') },
    ],
    why: t('why.notice'),
  }),
);
