import { letterFields } from '#domain/letters';
import { letter } from '../letter.ts';

/** Proof of mailbox, of visitors and staff alike: says nothing of who is known here (A10). No code in the subject: a locked phone shows that. */
export const code = letter(letterFields.code, ({ code, link, minutes }, { t, organisation }) => ({
  subject: t('code.subject', { name: organisation.name }),
  heading: t('code.heading'),
  blocks: [
    { paragraph: t('code.lead') },
    { code },
    { paragraph: t('code.link') },
    { button: t('code.button'), url: link },
    { paragraph: t('code.once', { minutes }) },
    { paragraph: t('code.notYou') },
  ],
  why: t('why.code'),
}));
