import { letterFields } from '#domain/letters';
import { letter } from '../letter.ts';
import { requestFacts } from '../request-facts.ts';

/** Another law is the person's, and so another day is the last for our answer (GDPR Art. 12(1)). */
export const dateChanged = letter(letterFields['date-changed'], (fields, words) => {
  const { reference, wasOn, statusUrl } = fields;
  const { t, day } = words;
  return {
    subject: t('date-changed.subject', { reference }),
    heading: t('date-changed.heading'),
    blocks: [
      { paragraph: t('date-changed.lead', { was: day(wasOn) }) },
      requestFacts(fields, words),
      { paragraph: t('date-changed.wrong') },
      { button: t('open'), url: statusUrl },
    ],
    why: t('why.request', { reference }),
  };
});
