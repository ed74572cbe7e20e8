import { dayOf } from '#domain/clock';
import { organisation } from './organisation.ts';
import { lawsInForce } from './rules-for.ts';

/**
 * Days within which everybody has an answer, whichever of the organisation's laws is theirs; null: a month.
 * @see GDPR Art. 12(3)
 */
export function longestAnswer(now: Date): number | null {
  const { timeZone, answerDays } = organisation();
  const days = lawsInForce(dayOf(now, timeZone)).map(({ answer: { value } }) => ('days' in value ? value.days : 31));
  const longest = Math.min(Math.max(...days), answerDays ?? Number.POSITIVE_INFINITY);
  return longest === 31 ? null : longest;
}
