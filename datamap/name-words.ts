/** Names of tables and columns, taken apart into words that can be compared. */

/** `homePhone2`, `HOME_PHONE`, `home-phone` → `home`, `phone`; accents are dropped, ß is ss. */
export function wordsOf(name: string): string[] {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
}

/** A word without what makes it plural, in English and roughly in German, Spanish and French. */
function stem(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  const singular = /(s|x|ch|sh)es$/.test(word) ? word.slice(0, -2) : word.replace(/([^su])s$/, '$1');
  return singular.length < 5 ? singular : singular.replace(/e?n$/, '').replace(/e$/, '');
}

export const sameWord = (a: string, b: string): boolean => a === b || stem(a) === stem(b);

/** Whether words are the same, also when one name runs them together: `visitorsession`. */
export const sameWords = (a: string[], b: string[]): boolean =>
  a.length > 0 &&
  b.length > 0 &&
  (sameWord(a.join(''), b.join('')) || (a.length === b.length && a.every((word, at) => sameWord(word, b[at] ?? ''))));

/** Whether the short word stands for the long one: `cust` or `cstmr` for `customer`, `pat` for `patient`. */
export function abbreviates(short: string, long: string): boolean {
  if (short.length < 3 || short.length >= long.length || short[0] !== long[0]) return false;
  if (long.startsWith(short)) return true;
  let at = 0;
  for (const letter of long) if (letter === short[at]) at++;
  return at === short.length && !/[aeiou]/.test(short.slice(1));
}
