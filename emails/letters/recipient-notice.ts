import { letterFields } from '#domain/letters';
import { fact } from '../content.ts';
import { letter } from '../letter.ts';

/** To who had the data from us: which entry, what became of it here, what to do there (GDPR Art. 19; 11 CCR 7022(b)). */
export const recipientNotice = letter(
  letterFields['recipient-notice'],
  ({ reference, act, known, what, corrected, dueOn, isReminder }, { t, day, said, organisation }) => ({
    subject: t(isReminder ? 'recipient-notice.again' : 'recipient-notice.subject', { reference }),
    heading: t(`recipient-notice.heading.${act}`),
    blocks: [
      ...(isReminder ? [{ paragraph: t('recipient-notice.reminder') }] : []),
      { paragraph: t(`recipient-notice.lead.${act}`, { name: organisation.name }) },
      { list: what.map(said) },
      { heading: t('recipient-notice.entry') },
      ...known.map((entry) => ({ facts: entry.map(({ label, value }) => fact(said(label), value)) })),
      ...(corrected.length > 0
        ? [
            { heading: t('recipient-notice.now') },
            { facts: corrected.map(({ label, value }) => fact(said(label), value || t('recipient-notice.empty'))) },
          ]
        : []),
      { heading: t('recipient-notice.todo') },
      { paragraph: t(`recipient-notice.do.${act}`) },
      { paragraph: t('recipient-notice.answer', { reference, date: day(dueOn) }) },
      { paragraph: t('recipient-notice.noMore') },
    ],
    why: t('why.recipient', { name: organisation.name }),
  }),
);
