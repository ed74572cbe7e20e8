import { failureClass } from '#domain/failures';
import { letterFields } from '#domain/letters';
import { fact } from '../content.ts';
import { letter } from '../letter.ts';
import { toDesk } from '../staff.ts';

/** `failure` is a class such as `lock-timeout`, said in words: the database's own would hold values. */
export const staffRunFailed = letter(letterFields['staff-run-failed'], (fields, words) => {
  const { t } = words;
  const { reference, kind } = fields;
  const failure = failureClass(fields.failure);
  return toDesk(words, 'staff-run-failed', fields, [
    { paragraph: t('staff-run-failed.lead', { reference }) },
    {
      facts: [
        fact(t('staff.kindLabel'), t(`staff.kind.${kind}`)),
        fact(t('facts.failure'), `${t(`failures.${failure}.what`)}.`),
        fact(t('facts.todo'), t(`failures.${failure}.todo`)),
      ],
    },
  ]);
});
