import { letterFields } from '#domain/letters';
import { letter } from '../letter.ts';
import { requestFacts } from '../request-facts.ts';

/** The request is in, and by when it is answered (GDPR Art. 12(3); 11 CCR 7021(a)). */
export const acknowledgement = letter(letterFields.acknowledgement, (fields, words) => {
  const { reference, kind, statusUrl, showsWho } = fields;
  const { t } = words;
  return {
    subject: t('acknowledgement.subject', { reference }),
    heading: t('acknowledgement.heading'),
    blocks: [
      { paragraph: t(`acknowledgement.next.${kind}`) },
      requestFacts(fields, words),
      ...(showsWho ? [{ paragraph: t('acknowledgement.showsWho') }] : []),
      { button: t('open'), url: statusUrl },
      { paragraph: t('acknowledgement.quote') },
    ],
    why: t('why.request', { reference }),
  };
});
