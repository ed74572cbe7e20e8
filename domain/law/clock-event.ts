import type { Correction } from './corrected.ts';
import type { PauseReason } from './rule.ts';

/** What moved a request's clock; days in the organisation's time zone. */
export type ClockEvent =
  | { type: 'received' | 'resumed' | 'answered' | 'appealed' | 'appeal-extended'; on: string }
  /** It was closed and is taken up again, as after an upheld appeal: a short time of our own runs from here. */
  | { type: 'reopened'; on: string }
  | { type: 'paused'; on: string; why: PauseReason }
  /** `until`: the day that the notice names, where it named one. */
  | { type: 'extended'; on: string; until?: string };

/** What a request is ruled by, kept with it: laws, promises and corrections change, and a request keeps those it was filed under. */
export type RuledBy = {
  /** More than one where nobody knows which is the person's: the shortest time of each counts. */
  laws: { id: string; version: string }[];
  corrections: Correction[];
  /** The organisation's promise. */
  answerDays: number | null;
  /** Whose holidays move a last day, such as `DE-BY`. */
  holidays: string | null;
};
