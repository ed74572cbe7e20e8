import { letterFields } from '#domain/letters';
import { letter } from '../letter.ts';

/** To an address that nobody had to prove: reveals no match, and offers undo (11 CCR 7026 asks for the confirmation). */
export const optOutDone = letter(
  letterFields['opt-out-done'],
  ({ reference, purposes, stays, undoUrl }, { t, said }) => ({
    subject: t('opt-out-done.subject', { reference }),
    heading: t('opt-out-done.heading'),
    blocks: [
      { paragraph: t('opt-out-done.lead') },
      { heading: t('opt-out-done.stopped') },
      { list: purposes.map(said) },
      ...(stays.length > 0 ? [{ heading: t('opt-out-done.stays') }, { list: stays.map(said) }] : []),
      { paragraph: t('opt-out-done.undo') },
      { button: t('opt-out-done.button'), url: undoUrl },
    ],
    why: t('why.optOut'),
  }),
);
