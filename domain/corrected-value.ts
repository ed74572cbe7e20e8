import { canonicalAddress } from './address.ts';
import { ok, type Result, refused } from './problems.ts';

/** What a map can ask of a corrected value. */
export const correctionRules = ['text', 'name', 'email', 'phone', 'postcode', 'date', 'number'] as const;
export type CorrectionRule = (typeof correctionRules)[number];

const longest = 1000;
const forms: Record<Exclude<CorrectionRule, 'email' | 'date'>, RegExp> = {
  text: /^[^\p{Cc}]+$/u,
  name: /^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N} .,'’‘()&/-]{0,199}$/u,
  phone: /^\+?[0-9][0-9 ()./-]{4,28}$/,
  postcode: /^[\p{L}\p{N}][\p{L}\p{N} -]{1,11}$/u,
  number: /^-?[0-9]{1,18}(\.[0-9]{1,18})?$/,
};

/**
 * A corrected value in the form in which it is stored.
 * @returns the value, trimmed, or the problem `value-not-valid`, `answer-too-long`, or one of an address
 * @see GDPR Art. 16: what is inaccurate is made accurate, so a value that cannot be right is refused when it is asked
 */
export function correctedValue(rule: CorrectionRule, typed: string, field?: string): Result<string> {
  const value = typed.trim();
  if (value.length > longest) return refused('answer-too-long', field);
  if (rule === 'email') return canonicalAddress(value, field);
  const right = rule === 'date' ? isDay(value) : forms[rule].test(value);
  return right ? ok(value) : refused('value-not-valid', field);
}

/** A day of the calendar, `YYYY-MM-DD`; 30 February is none. */
function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}
