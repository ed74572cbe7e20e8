import { createFormatter, createTranslator } from 'use-intl/core';
import type { Language } from '#domain/languages';
import de from './package-words/de.json' with { type: 'json' };
import en from './package-words/en.json' with { type: 'json' };
import es from './package-words/es.json' with { type: 'json' };
import fr from './package-words/fr.json' with { type: 'json' };
import ptBr from './package-words/pt-BR.json' with { type: 'json' };

/** A new language is a file beside `en.json` and a line here. */
const sentences: Record<Language, typeof en> = { en, es, fr, de, 'pt-BR': ptBr };

/**
 * What the first page of a package is written with. A missing sentence throws: a page with a hole in it is not sent.
 * @see GDPR Art. 12(1): in a language that its reader understands
 */
export function packageWords(language: Language) {
  const onError = (error: Error): never => {
    throw error;
  };
  const t = createTranslator({ locale: language, messages: sentences[language], timeZone: 'UTC', onError });
  const format = createFormatter({ locale: language, timeZone: 'UTC', onError });
  /** `YYYY-MM-DD` as that day, wherever the reader is. */
  const day = (on: string) => format.dateTime(new Date(`${on}T12:00:00Z`), { dateStyle: 'long', timeZone: 'UTC' });
  return { t, day, list: (words: readonly string[]) => words.join(', '), number: (of: number) => format.number(of) };
}

export type PackageWords = ReturnType<typeof packageWords>;
