/** The languages that pages for visitors and letters are written in, and which of them somebody gets. The desk is in English. */
export const languages = ['en', 'es', 'fr', 'de', 'pt-BR'] as const;
export type Language = (typeof languages)[number];

/** Each in itself: who looks for their language may read no other. */
export const languageNames: Record<Language, string> = {
  en: 'English',
  es: 'Español',
  fr: 'Français',
  de: 'Deutsch',
  'pt-BR': 'Português (Brasil)',
};

/** Whether a value from outside is one of these languages. */
export const isAmong = (value: unknown, offered: readonly Language[]): value is Language =>
  offered.some((language) => language === value);

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

/** The tags of an Accept-Language header, the most wanted first; those with `q=0` are not wanted. */
function wanted(accepted: string): string[] {
  const ranges = accepted.split(',').map((range) => {
    const [tag = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    return { tag, weight: weight === undefined ? 1 : Number(weight) || 0 };
  });
  return ranges
    .filter(({ tag, weight }) => tag !== '' && weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .map(({ tag }) => tag);
}

/**
 * The language for a visitor: the one they chose here; else the one their browser asks for most, where another country's
 * form of it is nearer than another language (`pt-PT` → `pt-BR`); else the organisation's first.
 * @param chosen from the browser's cookie, checked here
 * @param accepted the Accept-Language header
 * @param offered the organisation's languages, at least one
 * @see RFC 9110, 12.5.4; RFC 4647, 3.4
 */
export function pickLanguage(chosen: unknown, accepted: string | null, offered: readonly Language[]): Language {
  if (isAmong(chosen, offered)) return chosen;
  for (const tag of wanted(accepted ?? '')) {
    const same = offered.find((language) => language.toLowerCase() === tag);
    const near = offered.find((language) => mainOf(language) === mainOf(tag));
    if (same ?? near) return same ?? near ?? 'en';
    if (tag === '*') break;
  }
  return offered[0] ?? 'en';
}
