import { z } from 'zod';
import { isLawId } from './law-of.ts';
import type { Law, Rule, Span } from './rule.ts';

/** What counsel may set right; `extension` and `appeal` are whole times, from their first day. */
const fields = ['acknowledge', 'answer', 'extension', 'optOut', 'appeal'] as const;

const written = /^([1-9]\d{0,2}) (business )?(day|month)s?$/;

function spanOf(words: string): Span {
  const [, count, business, unit] = written.exec(words) ?? [];
  if (business) return { businessDays: Number(count) };
  return unit === 'month' ? { months: Number(count) } : { days: Number(count) };
}

/** A line of the organisation file: what our rules have wrong, in the words of the organisation's counsel. */
export const correction = z.strictObject({
  law: z.string().refine(isLawId, 'is not a law that we know'),
  field: z.enum(fields),
  /** `30 days`, `1 month`, `10 business days`; `none` where the law has no such time. */
  value: z
    .string()
    .refine((words) => words === 'none' || written.test(words), 'must be a time such as "30 days", or "none"'),
  /** Where it is written, and who says so. */
  citation: z.string().trim().min(5, 'names no source').max(300, 'is longer than 300 characters'),
});
export type Correction = z.output<typeof correction>;

/**
 * A law as the organisation's counsel has set it right. Unlike a promise, a correction may lengthen a time.
 * @throws RangeError for an answer or an opt-out without any time: a request has to end
 */
export function corrected(law: Law, corrections: readonly Correction[]): Law {
  return corrections.filter((one) => one.law === law.id).reduce(correctedOnce, law);
}

/** Where the notice of more time is due together with the answer, it stays so. @see GDPR Art. 12(3) */
function noticeMoved({ answer, extension }: Law, to: Span): Law['extension'] {
  if (!extension || !isSame(extension.value.noticeWithin, answer.value)) return extension;
  return { ...extension, value: { ...extension.value, noticeWithin: to } };
}

const isSame = (one: Span, other: Span): boolean => JSON.stringify(one) === JSON.stringify(other);

function correctedOnce(law: Law, { field, value, citation }: Correction): Law {
  const rule = <Value>(of: Value): Rule<Value> => ({
    value: of,
    article: citation,
    confidence: 'sure',
    isCorrected: true,
  });
  if (value === 'none') {
    if (field === 'answer' || field === 'optOut') throw new RangeError(`${law.id}: ${field} cannot be none`);
    return { ...law, [field]: null };
  }
  const span = spanOf(value);
  if (field === 'answer') return { ...law, answer: rule(span), answerOf: {}, extension: noticeMoved(law, span) };
  if (field === 'extension') return { ...law, extension: rule({ total: span, noticeWithin: law.answer.value }) };
  if (field === 'appeal') return { ...law, appeal: rule({ answer: span, extended: null }) };
  return { ...law, [field]: rule(span) };
}
