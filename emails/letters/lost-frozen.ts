import { letterFields } from '#domain/letters';
import { letter } from '../letter.ts';

/** Blocked on notice. No link: the mailbox may be in the wrong hands too. */
export const lostFrozen = letter(letterFields['lost-frozen'], ({ reference, items, offMeanwhile }, { t, said }) => ({
  subject: t('lost-frozen.subject', { reference }),
  heading: t('lost-frozen.heading'),
  blocks: [
    { paragraph: t('lost-frozen.lead') },
    { heading: t('lost-frozen.items') },
    { list: items.map(said) },
    ...(offMeanwhile.length > 0 ? [{ heading: t('lost-frozen.off') }, { list: offMeanwhile.map(said) }] : []),
    { paragraph: t('lost-frozen.next') },
    { paragraph: t('lost-frozen.notYou') },
  ],
  why: t('why.request', { reference }),
}));
