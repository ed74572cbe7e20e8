import { letterFields } from '#domain/letters';
import { letter } from '../letter.ts';

/** To the person who asked: the deletion cools off, and can be called off until then. */
export const deletionScheduled = letter(
  letterFields['deletion-scheduled'],
  ({ reference, runAfter, statusUrl }, { t, moment }) => ({
    subject: t('deletion-scheduled.subject', { reference }),
    heading: t('deletion-scheduled.heading'),
    blocks: [
      { paragraph: t('deletion-scheduled.lead', { moment: moment(runAfter) }) },
      { paragraph: t('deletion-scheduled.cancel') },
      { button: t('deletion-scheduled.button'), url: statusUrl },
      { paragraph: t('deletion-scheduled.list') },
    ],
    why: t('why.request', { reference }),
  }),
);
