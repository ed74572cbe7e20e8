import { z } from 'zod';
import type { Kind } from './kinds.ts';

/** What one person of the desk lets out only so often on a day; the list also makes the Postgres enum `capped_act`. */
export const cappedActs = ['copy', 'deletion'] as const;
export type CappedAct = (typeof cappedActs)[number];

const perDay = z.int().min(1, 'must be at least 1: to stop deletions, disarm them').max(10_000);

/** How many requests of each one person may let out on a day before an admin has to look. */
export const dailyCaps = z.strictObject({ copies: perDay.default(20), deletions: perDay.default(5) });
export type DailyCaps = z.output<typeof dailyCaps>;

export const capOf = (caps: DailyCaps, act: CappedAct): number => (act === 'copy' ? caps.copies : caps.deletions);

/** What approving a request of this kind lets out; null for what harms nobody in number. */
export function cappedAs(kind: Kind): CappedAct | null {
  if (kind === 'access') return 'copy';
  return kind === 'delete' ? 'deletion' : null;
}

/** Why an admin lets somebody go on for the day: a closed list, because the audit may hold no words of anybody's. */
export const goOnReasons = ['many-came', 'colleague-away', 'dates-near', 'looked-through'] as const;
export type GoOnReason = (typeof goOnReasons)[number];

export const isGoOnReason = (value: unknown): value is GoOnReason => goOnReasons.some((reason) => reason === value);
