import { letterFields } from '#domain/letters';
import { fact } from '../content.ts';
import { letter } from '../letter.ts';

/** To who decides about rows that we only hold: a request came in, and nothing of it was shown or erased (GDPR Art. 28(3)(e)). */
export const controllerNotice = letter(
  letterFields['controller-notice'],
  ({ reference, kind, rows, known, receivedOn, dueOn, isReminder }, { t, day, said, organisation }) => ({
    subject: t(isReminder ? 'controller-notice.again' : 'controller-notice.subject', { reference }),
    heading: t('controller-notice.heading'),
    blocks: [
      ...(isReminder ? [{ paragraph: t('controller-notice.reminder') }] : []),
      { paragraph: t('controller-notice.lead', { name: organisation.name, count: rows }) },
      {
        facts: [
          fact(t('facts.reference'), reference),
          fact(t('controller-notice.kind'), t(`kind.${kind}`)),
          fact(t('facts.received'), day(receivedOn)),
          ...known.map(({ label, value }) => fact(said(label), value)),
        ],
      },
      { paragraph: t('controller-notice.untouched') },
      { heading: t('controller-notice.todo') },
      {
        list: [
          ...(kind === 'access' ? [t('controller-notice.disclose')] : []),
          ...(kind === 'delete' ? [t('controller-notice.erase')] : []),
          t('controller-notice.itself'),
        ],
      },
      { paragraph: t('controller-notice.answer', { reference, date: day(dueOn) }) },
    ],
    why: t('why.controller', { name: organisation.name }),
  }),
);
