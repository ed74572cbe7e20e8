import type { PauseReason } from './rule.ts';

/** What moved a request's clock; days in the organisation's time zone. */
export type ClockEvent =
  | { type: 'received' | 'resumed' | 'answered' | 'appealed' | 'appeal-extended'; on: string }
  | { type: 'paused'; on: string; why: PauseReason }
  /** `until`: the day that the notice names, where it named one. */
  | { type: 'extended'; on: string; until?: string };
