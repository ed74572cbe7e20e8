/**
 * Whether something that was reported lost is still locked and nobody decided yet what becomes of it.
 * @param types a request's events, oldest first
 */
export function isFrozen(types: readonly string[]): boolean {
  const last = types.findLast((type) => ['frozen', 'release-asked', 'released', 'cancelled'].includes(type));
  return last === 'frozen';
}
