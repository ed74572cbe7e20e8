/**
 * How a law is written down here: each value with its article, how sure we are of it, and since when it holds.
 * Law `null` in place of a rule: this law has none.
 */
import type { Kind } from '../kinds.ts';

/** Months and days are different: a month from 31 January ends on the last of February. Business days skip weekends. */
export type Span = { months: number } | { days: number } | { businessDays: number };

/** `sure`: read in the law or computed anew. `likely`: from a good secondary source; the desk shows "check with counsel". */
export type Confidence = 'sure' | 'likely';

export type Rule<Value> = {
  value: Value;
  /** Where it is written, or the law as a whole. */
  article: string;
  confidence: Confidence;
  /** The day from which this value holds, where it came later than the law itself. */
  since?: string;
  /** The law names no such value: this one is ours, on the safe side. */
  isOurs?: true;
  /** The organisation's counsel said so, in the organisation file; the article is their citation. */
  isCorrected?: true;
};

type Told = Pick<Rule<never>, 'since'>;

/** A value read in the law itself. */
export const sure = <Value>(value: Value, article: string, told: Told = {}): Rule<Value> => ({
  value,
  article,
  confidence: 'sure',
  ...told,
});

/** A value that counsel should look at before anything hangs on it. */
export const likely = <Value>(value: Value, article: string, told: Told = {}): Rule<Value> => ({
  ...sure(value, article, told),
  confidence: 'likely',
});

/** A value that the law does not name; `article` is the duty which it fills in. */
export const ours = <Value>(value: Value, article: string): Rule<Value> => ({ ...sure(value, article), isOurs: true });

/** What a law lets people ask. The first four are kinds of request; the rest is asked as "something else". */
const rights = [
  'access',
  'correct',
  'delete',
  'opt-out',
  'portability',
  'restrict',
  'object',
  'withdraw-consent',
  'automated-decisions',
  'limit-sensitive',
  'third-parties',
  'contest-profiling',
  'de-index',
  'nominate',
] as const;
export type Right = (typeof rights)[number];

/** Reasons for which a law may refuse; one list, of which each law has its own closed part. */
export const groundIds = [
  'not-identified',
  'unfounded',
  'too-often',
  'no-authority',
  'legal-duty',
  'legal-claims',
  'rights-of-others',
  'expression',
  'public-health',
  'research',
  'transaction',
  'security',
  'debugging',
  'internal-use',
  'already-accurate',
  'fraud',
  'disproportionate',
] as const;
export type GroundId = (typeof groundIds)[number];

export const isGroundId = (value: unknown): value is GroundId => groundIds.some((id) => id === value);

export type Ground = {
  id: GroundId;
  article: string;
  confidence: Confidence;
  /** What may be refused on it. */
  kinds: readonly Kind[];
  /** The rest of the request is still granted: what is refused is a part. */
  isPartial: boolean;
};

/** What the clock may stand still for. */
export const pauseReasons = ['identity', 'clarification', 'fee'] as const;
export type PauseReason = (typeof pauseReasons)[number];

export const isPauseReason = (value: unknown): value is PauseReason => pauseReasons.some((one) => one === value);

export type Pause = {
  /** `stops`: the days in between do not count. `starts-again`: the whole time runs from the day of the answer. */
  effect: 'stops' | 'starts-again';
  /** The day of asking and that of the answer are both left out, where the law says "beginning with" and "ending with". */
  bothEnds: boolean;
  kinds: readonly Kind[];
};

export type Law = {
  id: string;
  /** Requests keep the version that they were filed under. */
  version: string;
  /** As it is called; a proper name, the same in every language. */
  name: string;
  /** The first day on which anybody can ask under it; before, it is not offered. */
  from: string | null;
  /** Whom a person may complain to. */
  regulator: Rule<string>;
  rights: Partial<Record<Right, Rule<true>>>;
  acknowledge: Rule<Span> | null;
  answer: Rule<Span>;
  /** Where a kind has a time of its own. */
  answerOf: Partial<Record<Kind, Rule<Span>>>;
  /** Where a consent that is taken back has a time of its own. */
  withdrawal?: Rule<Span>;
  /** Once. `total` counts from the first start; null: the law sets no last day, and the notice names one. */
  extension: Rule<{ total: Span | null; noticeWithin: Span }> | null;
  optOut: Rule<Span>;
  /** To the organisation itself, about a refusal: its own time, and its own extension (in total). */
  appeal: Rule<{ answer: Span; extended: Span | null }> | null;
  /** A complaint to the organisation, by law: when it is acknowledged. */
  complaint: Rule<{ acknowledge: Span }> | null;
  grounds: readonly Ground[];
  pause: Partial<Record<PauseReason, Rule<Pause>>>;
  /** A last day on a weekend or a holiday is moved to the next working day. Only where the law says so. */
  rollsOver: Rule<true> | null;
  fee: Rule<string>;
  /** How long a request is kept on record after its end, in months. */
  recordMonths: Rule<number>;
};
