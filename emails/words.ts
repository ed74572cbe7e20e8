import { createFormatter, createTranslator } from 'use-intl/core';
import { firstOfMonth } from '#domain/first-of-month';
import { type Language, nearestLanguage } from '#domain/languages';
import type { Organisation } from '#domain/organisation';
import { sayer } from '#domain/said';
import type { Sentences } from '#domain/words-file';
import de from './messages/de.json' with { type: 'json' };
import en from './messages/en.json' with { type: 'json' };
import es from './messages/es.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import ptBr from './messages/pt-BR.json' with { type: 'json' };

type Messages = typeof en;

/** The sentences of letters; a new language is a file beside `en.json` and a line here. */
const messages: Record<Language, Messages> = { en, es, fr, de, 'pt-BR': ptBr };

/** Our sentences with the organisation's own in their places. */
function sentencesOf({ words }: Organisation, language: Language): Messages {
  const own = words[language]?.letters ?? {};
  if (Object.keys(own).length === 0) return messages[language];
  const sentences = structuredClone(messages[language]);
  replace(sentences, own);
  return sentences;
}

function replace(sentences: object, own: Sentences): void {
  for (const [key, value] of Object.entries(own)) {
    const ours: unknown = Reflect.get(sentences, key);
    if (typeof value === 'string') Reflect.set(sentences, key, value);
    else if (typeof ours === 'object' && ours !== null) replace(ours, value);
  }
}

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
  const t = createTranslator({ locale: language, messages: sentencesOf(organisation, language), timeZone, onError });
  const format = createFormatter({ locale: language, timeZone, onError });
  return {
    t,
    language,
    organisation,
    /** `2026-12-31` as that day wherever the reader is. */
    day: (day: string): string =>
      firstOfMonth(format.dateTime(new Date(`${day}T12:00:00Z`), { dateStyle: 'long', timeZone: 'UTC' }), language),
    /** An ISO 8601 instant in the organisation's time zone, which it names. */
    moment: (instant: string): string =>
      firstOfMonth(
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
    ...sayer(organisation, language),
  };
}

export type Words = ReturnType<typeof wordsFor>;
