import { createFormatter, createTranslator } from 'use-intl/core';
import { firstOfMonth } from '#domain/first-of-month';
import type { Language } from '#domain/languages';
import de from './package-words/de.json' with { type: 'json' };
import en from './package-words/en.json' with { type: 'json' };
import es from './package-words/es.json' with { type: 'json' };
import fr from './package-words/fr.json' with { type: 'json' };
import ptBr from './package-words/pt-BR.json' with { type: 'json' };

/** A new language is a file beside `en.json` and a line here. */
const sentences: Record<Language, typeof en> = { en, es, fr, de, 'pt-BR': ptBr };

const ofDay = { year: 'numeric', month: 'long', day: 'numeric' } as const;
const ofMoment = { ...ofDay, hour: 'numeric', minute: '2-digit', timeZoneName: 'short' } as const;

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
  const written = (words: string) => firstOfMonth(words, language);
  /** `YYYY-MM-DD` as that day, wherever the reader is. */
  const day = (on: string) => written(format.dateTime(new Date(`${on}T12:00:00Z`), { ...ofDay, timeZone: 'UTC' }));
  /** With the zone's name: whoever lives elsewhere would take the hour for their own. */
  const moment = (at: Date, timeZone: string) => written(format.dateTime(at, { ...ofMoment, timeZone }));
  return {
    t,
    day,
    moment,
    list: (words: readonly string[]) => words.join(', '),
    number: (of: number) => format.number(of),
  };
}

export type PackageWords = ReturnType<typeof packageWords>;
