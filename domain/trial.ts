/** Requests that staff key in for trying out. @see docs/decisions/0041-a-trial-is-taken-back.md */
import { type Kind, skipsReview } from './kinds.ts';

/** What takes effect at once, or about a child, would have its effect before anybody looks: neither can be tried out. */
export const mayBeTrial = (kind: Kind): boolean => !skipsReview(kind);

/** Its run would change an account: it is carried out to its last statement, and taken back. A copy is made like any other. */
export const isTriedOut = ({ kind, isTrial }: { kind: Kind; isTrial: boolean }): boolean =>
  isTrial && (kind === 'correct' || kind === 'delete');
