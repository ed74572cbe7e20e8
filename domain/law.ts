import { addDays, addMonths } from './clock.ts';
import type { Kind } from './kinds.ts';

/** Laws whose dates the clock knows. */
export const laws = ['default', 'eu-gdpr', 'uk-gdpr', 'us-ca'] as const;
export type Law = (typeof laws)[number];

type Span = { months: number } | { days: number };
type Rules = { answer: Span; optOut: Span; article: string; optOutArticle: string; regulator: string };

/** Versioned rule data: a request keeps the version that it was filed under. */
export const lawVersion = '2026-11';

const gdpr: Rules = {
  answer: { months: 1 },
  optOut: { days: 0 },
  article: 'GDPR Art. 12(3)',
  optOutArticle: 'GDPR Art. 21(3)',
  regulator: 'the data protection authority of the country where you live',
};

const rules: Record<Law, Rules> = {
  // The shortest clock of those that may apply.
  default: gdpr,
  'eu-gdpr': gdpr,
  'uk-gdpr': {
    ...gdpr,
    article: 'UK GDPR Art. 12(3)',
    optOutArticle: 'UK GDPR Art. 21(3)',
    regulator: 'the Information Commissioner',
  },
  'us-ca': {
    answer: { days: 45 },
    // 15 business days at the latest; counted as calendar days, which is never later.
    optOut: { days: 15 },
    article: 'Cal. Civ. Code 1798.130(a)(2)',
    optOutArticle: '11 CCR 7026(f)',
    regulator: 'the California Privacy Protection Agency',
  },
};

/** What a law says of answering a request of a kind: the last day in time and the article that sets it. */
export function answerBy(law: Law, kind: Kind, receivedOn: string): { on: string; article: string } {
  const rule = rules[law];
  const span = kind === 'opt-out' ? rule.optOut : rule.answer;
  const on = 'months' in span ? addMonths(receivedOn, span.months) : addDays(receivedOn, span.days);
  return { on, article: kind === 'opt-out' ? rule.optOutArticle : rule.article };
}

/** Whom a person may complain to; a refusal must say so (GDPR Art. 12(4)). */
export const regulatorOf = (law: Law): string => rules[law].regulator;

export const isLaw = (text: string): text is Law => laws.some((law) => law === text);
