import { letterFields } from '#domain/letters';
import { fact } from '../content.ts';
import { letter } from '../letter.ts';
import { toDesk } from '../staff.ts';

/** `failure` is a class such as `lock-timeout`, never the database's own words: they hold values. */
export const staffRunFailed = letter(letterFields['staff-run-failed'], (fields, words) => {
  const { t } = words;
  const { reference, kind, failure } = fields;
  return toDesk(words, 'staff-run-failed', fields, [
    { paragraph: t('staff-run-failed.lead', { reference }) },
    { facts: [fact(t('staff.kindLabel'), t(`staff.kind.${kind}`)), fact(t('facts.failure'), failure)] },
  ]);
});
