/** Facts by which people show who they are: what was typed against what is held. */

/** Tries of one mailbox, over all of its requests, in `triesDays`. Afterwards there are other ways. */
export const triesAtMost = 3;
export const triesDays = 30;

/** Characters of an answer. */
export const longestFact = 200;

/** Fewer letters and digits than this are too easily guessed to show anything. */
const shortest = 4;

/**
 * The one form in which facts are compared: letters and digits alone, without accents, small, so that `MAIN-0001001` and
 * `main 0001001` are the same. `null` for what shows nothing.
 */
export function canonicalFact(value: string): string | null {
  const bare = value
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
  return bare.length < shortest ? null : bare;
}
