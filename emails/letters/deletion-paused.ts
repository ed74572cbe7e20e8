import { letterFields } from '#domain/letters';
import { letter } from '../letter.ts';

/** A notice's link was used. It does not say whose notice: that could be a spouse's. */
export const deletionPaused = letter(letterFields['deletion-paused'], ({ reference, statusUrl }, { t }) => ({
  subject: t('deletion-paused.subject', { reference }),
  heading: t('deletion-paused.heading'),
  blocks: [
    { paragraph: t('deletion-paused.lead') },
    { paragraph: t('deletion-paused.clock') },
    { button: t('open'), url: statusUrl },
    { paragraph: t('deletion-paused.notYou') },
  ],
  why: t('why.request', { reference }),
}));
