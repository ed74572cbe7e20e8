import type { Language } from './languages.ts';

/** CLDR writes the first of a month like the other days; French does not: `1 mai` → `1er mai`. */
export const firstOfMonth = (words: string, language: Language): string =>
  language === 'fr' ? words.replace(/(?<!\d)1 (?=\p{L})/u, '1er ') : words;
