import { letterFields } from '#domain/letters';
import { fact } from '../content.ts';
import { letter } from '../letter.ts';
import en from '../messages/en.json' with { type: 'json' };
import { toDesk } from '../staff.ts';

const isNamed = (kind: string): kind is keyof typeof en.letters => Object.hasOwn(en.letters, kind);

/** A letter to the person did not arrive: the desk has to find another way. The address is not named. */
export const staffBounced = letter(letterFields['staff-bounced'], (fields, words) => {
  const { t } = words;
  const { reference, kind } = fields;
  return toDesk(words, 'staff-bounced', fields, [
    { paragraph: t('staff-bounced.lead', { reference }) },
    { facts: [fact(t('facts.letter'), t(`letters.${isNamed(kind) ? kind : 'other'}`))] },
    { paragraph: t('staff-bounced.next') },
  ]);
});
