/** Languages that pages and letters are written in. */
export const languages = ['en', 'es', 'fr', 'de', 'pt-BR'] as const;
export type Language = (typeof languages)[number];

const mainOf = (tag: string): string => tag.toLowerCase().split('-')[0] ?? '';

/**
 * Which of our languages serves a wanted one: the same, else the one of the same main language (`de-AT` → `de`,
 * `pt` → `pt-BR`), else English.
 * @param wanted a language tag
 * @see RFC 4647 §3.4
 */
export const nearestLanguage = (wanted: string): Language =>
  languages.find((known) => known.toLowerCase() === wanted.toLowerCase()) ??
  languages.find((known) => mainOf(known) === mainOf(wanted)) ??
  'en';
