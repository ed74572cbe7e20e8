import { letterFields } from '#domain/letters';
import { letter } from '../letter.ts';
import { requestFacts } from '../request-facts.ts';

/** A request came by another way than our pages: only the mailbox's owner can say that it is theirs (GDPR Art. 12(6)). */
export const confirm = letter(letterFields.confirm, (fields, words) => {
  const { reference, statusUrl } = fields;
  const { t } = words;
  return {
    subject: t('confirm.subject', { reference }),
    heading: t('confirm.heading'),
    blocks: [
      { paragraph: t('confirm.lead') },
      requestFacts(fields, words),
      { paragraph: t('confirm.how') },
      { button: t('confirm.button'), url: statusUrl },
      { paragraph: t('confirm.notYou') },
    ],
    why: t('why.request', { reference }),
  };
});
