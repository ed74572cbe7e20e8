import { dayOf } from '#domain/clock';
import { corrected } from '#domain/law/corrected';
import type { Span } from '#domain/law/rule';
import { organisation } from './organisation.ts';
import { lawsInForce } from './rules-for.ts';

/**
 * Days within which everybody has an answer, whichever of the organisation's laws is theirs, and as its counsel has set
 * them right; null: a month.
 * @see GDPR Art. 12(3)
 */
export function longestAnswer(now: Date): number | null {
  const { timeZone, answerDays, corrections } = organisation();
  const laws = lawsInForce(dayOf(now, timeZone)).map((law) => corrected(law, corrections));
  const days = laws.map(({ answer: { value } }) => daysAtMost(value));
  const longest = Math.min(Math.max(...days), answerDays ?? Number.POSITIVE_INFINITY);
  return longest === 31 ? null : longest;
}

/** Five business days are a week, on whatever day they begin. */
function daysAtMost(span: Span): number {
  if ('days' in span) return span.days;
  return 'months' in span ? span.months * 31 : Math.ceil(span.businessDays / 5) * 7;
}
