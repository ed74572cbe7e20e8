/** Why rows of a refused category stay, as receipt and page say it; the reason itself is in the letter alone. */
export const refusedReason = 'we refused to delete it, as our letter says';

/**
 * Categories that go into a copy: those that were asked for without the refused ones.
 * @param asked none means all
 * @returns none means all
 */
export function grantedCategories(
  asked: readonly string[],
  refused: readonly string[],
  all: readonly string[],
): string[] {
  if (refused.length === 0) return [...asked];
  return (asked.length === 0 ? all : asked).filter((category) => !refused.includes(category));
}
