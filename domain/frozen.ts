/**
 * Whether something that was reported lost is still locked and nobody decided yet what becomes of it.
 * @param types a request's events, oldest first
 */
export function isFrozen(types: readonly string[]): boolean {
  const last = types.findLast((type) => ['frozen', 'release-asked', 'released', 'cancelled'].includes(type));
  return last === 'frozen';
}

export type LostState = 'frozen' | 'released' | 'cancelled';

/**
 * What became of what was reported lost; null while nothing is blocked yet.
 * @param types a request's events, oldest first
 */
export const lostState = (types: readonly string[]): LostState | null =>
  (['frozen', 'released', 'cancelled'] as const).find(
    (state) => state === types.findLast((type) => ['frozen', 'released', 'cancelled'].includes(type)),
  ) ?? null;
