/** How easily a text is read, 0–100 and beyond: for each language the formula that was made for it. */
import type { Language } from '#domain/languages';

type Measured = { words: number; sentences: number; syllables: number };

/** Sentence length and syllables a word, weighted. Sources stand in docs/letters.md. */
const formulas: Record<Language, (wordsASentence: number, syllablesAWord: number) => number> = {
  // Flesch (1948)
  en: (long, heavy) => 206.835 - 1.015 * long - 84.6 * heavy,
  // Fernández Huerta (1959)
  es: (long, heavy) => 206.84 - 1.02 * long - 60 * heavy,
  // Kandel and Moles (1958)
  fr: (long, heavy) => 207 - 1.015 * long - 73.6 * heavy,
  // Amstad (1978)
  de: (long, heavy) => 180 - long - 58.5 * heavy,
  // Martins and others (1996), for Brazil
  'pt-BR': (long, heavy) => 248.835 - 1.015 * long - 84.6 * heavy,
};

/** One match a syllable; what is said as one vowel is one. */
const vowels: Record<Language, RegExp> = {
  en: /[aeiouy]+/g,
  // Two strong vowels, or a stressed weak one, are two syllables.
  es: /[iuü]?[aeoáéó][iuy]?|[íú]|[iuüy]+/g,
  fr: /[aeiouyàâäéèêëîïôöùûü]+/g,
  de: /ei|ai|au|eu|äu|ie|aa|ee|oo|[aeiouyäöü]/g,
  'pt-BR': /[iu]?(?:ão|õe|ãe)|[iu]?[aeoáéóâêôàãõ][iu]?|[íú]|[iuü]+/g,
};

/** A vowel at a word's end that is written and not said. */
const mute: Partial<Record<Language, RegExp>> = {
  en: /(?<=.[^aeiouyl])es?$|(?<=[^aeiouydt])ed$/,
  fr: /(?<=.)(e|es|ent)$/,
};

const syllablesOf = (word: string, language: Language): number => {
  const said = word.toLowerCase().replace(mute[language] ?? /$^/, '');
  return Math.max(1, said.match(vowels[language])?.length ?? 0);
};

const wordsOf = (text: string): string[] => text.match(/\p{L}+(?:[’'‑]\p{L}+)*/gu) ?? [];

/** Parts between full stops, colons and the ends of lines. */
export const sentencesOf = (text: string): string[] =>
  text.split(/[.!?:;…]+(?=\s|$)|\n+/u).filter((sentence) => wordsOf(sentence).length > 0);

/** Words of a sentence, as a reader counts them. */
export const lengthOf = (sentence: string): number => wordsOf(sentence).length;

function measure(text: string, language: Language): Measured {
  const words = wordsOf(text);
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word, language), 0);
  return { words: words.length, sentences: sentencesOf(text).length, syllables };
}

/** The score of a text; 60 and more is plain, whatever the language. @throws RangeError for a text without words */
export function readability(text: string, language: Language): number {
  const { words, sentences, syllables } = measure(text, language);
  if (words === 0) throw new RangeError('there is nothing to read');
  return formulas[language](words / sentences, syllables / words);
}
