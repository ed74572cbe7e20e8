import { letterFields } from '#domain/letters';
import { fact } from '../content.ts';
import { letter } from '../letter.ts';

/** To somebody of the desk, about no request: a passkey of theirs came or went. Nothing of the key, not even its name. */
export const staffPasskey = letter(letterFields['staff-passkey'], ({ isAdded, doneAt, by, deskUrl }, { t, moment }) => {
  const what = isAdded ? 'added' : 'removed';
  return {
    subject: t(`staff-passkey.${what}.subject`),
    heading: t(`staff-passkey.${what}.subject`),
    blocks: [
      { paragraph: t(`staff-passkey.${what}.lead`) },
      {
        facts: [
          fact(t('staff-passkey.when'), moment(doneAt)),
          fact(t('staff-passkey.by'), by ?? t('staff-passkey.self')),
        ],
      },
      { paragraph: t('staff-passkey.next') },
      { button: t('staff.button'), url: deskUrl },
    ],
    why: t('why.staffPasskey'),
  };
});
