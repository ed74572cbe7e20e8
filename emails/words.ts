import { createFormatter, createTranslator } from 'use-intl/core';
import { type Language, nearestLanguage } from '#domain/languages';
import { type Organisation, ownWords } from '#domain/organisation';
import de from './messages/de.json' with { type: 'json' };
import en from './messages/en.json' with { type: 'json' };
import es from './messages/es.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import ptBr from './messages/pt-BR.json' with { type: 'json' };

type Messages = typeof en;

/** The sentences of letters; a new language is a file beside `en.json` and a line here. */
const messages: Record<Language, Messages> = { en, es, fr, de, 'pt-BR': ptBr };

const isSaid = (text: string): text is keyof Messages['said'] => Object.hasOwn(en.said, text);

/** CLDR writes the first of a month like the others; French does not. */
const first = (words: string, language: Language): string =>
  language === 'fr' ? words.replace(/(?<!\d)1 (?=\p{L})/u, '1er ') : words;

/**
 * What a letter is written with: sentences, and days and moments in the reader's language.
 * A missing sentence throws: a letter with a hole in it must not be sent.
 */
export function wordsFor(organisation: Organisation, wanted: string) {
  const language = nearestLanguage(wanted);
  const onError = (error: Error): never => {
    throw error;
  };
  const timeZone = organisation.timeZone;
  const t = createTranslator({ locale: language, messages: messages[language], timeZone, onError });
  const format = createFormatter({ locale: language, timeZone, onError });
  const own = ownWords(organisation, language);
  return {
    t,
    language,
    organisation,
    /** `2026-12-31` as that day wherever the reader is. */
    day: (day: string): string =>
      first(format.dateTime(new Date(`${day}T12:00:00Z`), { dateStyle: 'long', timeZone: 'UTC' }), language),
    /** An ISO 8601 instant in the organisation's time zone, which it names. */
    moment: (instant: string): string =>
      first(
        format.dateTime(new Date(instant), {
          weekday: 'long',
          day: 'numeric',
          month: 'long',
          year: 'numeric',
          hour: 'numeric',
          minute: '2-digit',
          timeZoneName: 'short',
        }),
        language,
      ),
    anyOf: (things: string[]): string => format.list(things, { type: 'disjunction' }),
    /** Words that were queued as somebody wrote them, in the reader's language where the organisation or we have it. */
    said: (text: string): string => own(text) ?? (isSaid(text) ? messages[language].said[text] : text),
    /** `GDPR Art. 15(4)` with the law's name as readers of the language know it. */
    cite: (article: string): string =>
      article.replace(/\b(UK )?GDPR\b/g, (_, uk?: string) => t(uk ? 'law.ukGdpr' : 'law.gdpr')),
  };
}

export type Words = ReturnType<typeof wordsFor>;
