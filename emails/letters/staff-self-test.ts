import { failureClass } from '#domain/failures';
import { letterFields } from '#domain/letters';
import { fact } from '../content.ts';
import { letter } from '../letter.ts';
import { staffWhy } from '../staff.ts';

/** To admins, about the installation and no request: the nightly self-test failed, or there was none. */
export const staffSelfTest = letter(letterFields['staff-self-test'], ({ failure, ranAt, deskUrl }, words) => {
  const { t, moment } = words;
  const how = failure === null ? 'late' : 'failed';
  const last = ranAt === null ? t('staff-self-test.never') : moment(ranAt);
  const [what, todo] =
    failure === null
      ? [null, t('staff-self-test.late.todo')]
      : [`${t(`failures.${failureClass(failure)}.what`)}.`, t(`failures.${failureClass(failure)}.todo`)];
  return {
    subject: t(`staff-self-test.${how}.subject`),
    heading: t(`staff-self-test.${how}.subject`),
    blocks: [
      { paragraph: t(`staff-self-test.${how}.lead`) },
      {
        facts: [
          fact(t('staff-self-test.last'), last),
          ...(what === null ? [] : [fact(t('facts.failure'), what)]),
          fact(t('facts.todo'), todo),
        ],
      },
      { button: t('staff.button'), url: deskUrl },
    ],
    why: staffWhy(words),
  };
});
